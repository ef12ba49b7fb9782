package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.Affine;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.ingest.mesh.robot.PrimitiveMesh;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Articulation.ShapeKind;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/** What prims show by their schema: meshes, simple shapes, points, instances. */
final class UsdShapes {

  private static final int MAX_INSTANCES = 1_000_000;

  /** Shows a prim and those below it at a place. */
  interface Shower {
    void show(UsdPrim prim, Affine place, Optional<Integer> material)
        throws IOException, MediaException;
  }

  private final UsdStage stage;
  private final UsdSurfaces surfaces;
  private final Map<String, Integer> passed;
  private final UsdGeometry geometry = new UsdGeometry();
  private int instances;

  /**
   * For a stage.
   *
   * @param passed counts what is not read, by kind
   */
  UsdShapes(UsdStage stage, UsdSurfaces surfaces, Map<String, Integer> passed) {
    this.stage = stage;
    this.surfaces = surfaces;
    this.passed = passed;
  }

  Model3d build(FactsBuilder facts) throws MediaException {
    return geometry.build(surfaces.materials(), facts);
  }

  /** The material that a prim itself is bound to. */
  Optional<Integer> bound(UsdPrim prim) throws IOException, MediaException {
    for (String purpose : List.of("", ":preview", ":full")) {
      List<String> targets = prim.targets("material:binding" + purpose);
      if (!targets.isEmpty()) {
        return surfaces.material(targets.get(0));
      }
    }
    return Optional.empty();
  }

  /** Adds what a prim shows; true if the prims below it are to be looked at. */
  boolean add(
      UsdPrim prim, Affine place, Optional<Integer> material, List<UsdPrim> children, Shower shower)
      throws IOException, MediaException {
    switch (prim.type()) {
      case "Mesh" -> mesh(prim, place, material, children);
      case "Points" -> geometry.add(prim, whole(prim.numbers("points")), place);
      case "PointInstancer" -> {
        instances(prim, place, material, shower);
        return false;
      }
      case "Cube", "Sphere", "Cylinder", "Capsule", "Cone", "Plane" -> shape(prim, place, material);
      case "BasisCurves", "NurbsCurves", "NurbsPatch", "HermiteCurves", "TetMesh", "Volume" ->
          passed.merge(prim.type(), 1, Integer::sum);
      default -> {}
    }
    return true;
  }

  private static double[] whole(double[] points) {
    return points.length % 3 == 0 ? points : Arrays.copyOf(points, points.length / 3 * 3);
  }

  private void mesh(UsdPrim prim, Affine place, Optional<Integer> material, List<UsdPrim> children)
      throws IOException, MediaException {
    Optional<UsdMesh> mesh = UsdMesh.of(prim);
    if (mesh.isEmpty()) {
      return;
    }
    int[] partOfFace = new int[mesh.get().counts().length];
    Optional<Integer> own = material.isPresent() ? material : colour(prim);
    Arrays.fill(partOfFace, geometry.part(DecimalNumber.printable(prim.name()), own));
    for (UsdPrim child : children) {
      boolean faces = child.text("elementType").orElse("face").equals("face");
      if (child.type().equals("GeomSubset") && faces && child.isShown()) {
        Optional<Integer> other = bound(child);
        if (other.isPresent()) {
          int part = geometry.part(DecimalNumber.printable(child.name()), other);
          for (int face : child.wholes("indices")) {
            if (face >= 0 && face < partOfFace.length) {
              partOfFace[face] = part;
            }
          }
        }
      }
    }
    geometry.add(mesh.get(), place, partOfFace);
  }

  /** A colour for the whole of a prim. */
  private Optional<Integer> colour(UsdPrim prim) throws MediaException {
    double[] rgb = prim.numbers("primvars:displayColor");
    return rgb.length == 3 ? surfaces.colour(rgb[0], rgb[1], rgb[2]) : Optional.empty();
  }

  private void shape(UsdPrim prim, Affine place, Optional<Integer> material) throws MediaException {
    double radius = prim.number("radius", prim.type().equals("Capsule") ? 0.5 : 1);
    double half = prim.number("height", prim.type().equals("Capsule") ? 1 : 2) / 2;
    double size = prim.number("size", 2) / 2;
    if (!(radius >= 0 && half >= 0 && size >= 0 && radius + half + size < Double.MAX_VALUE)) {
      throw new MediaException(
          Code.CORRUPT,
          "%s has a size below 0 or beyond all bounds; correct it"
              .formatted(DecimalNumber.printable(prim.path())));
    }
    Optional<Mesh> shape =
        switch (prim.type()) {
          case "Cube" -> PrimitiveMesh.of(ShapeKind.BOX, List.of(size, size, size));
          case "Sphere" -> PrimitiveMesh.of(ShapeKind.SPHERE, List.of(radius));
          case "Cylinder" -> PrimitiveMesh.of(ShapeKind.CYLINDER, List.of(radius, half));
          case "Capsule" -> PrimitiveMesh.of(ShapeKind.CAPSULE, List.of(radius, half));
          case "Cone" -> Optional.of(PrimitiveMesh.cone(radius, half));
          default -> Optional.of(plane(prim));
        };
    Optional<Integer> own = material.isPresent() ? material : colour(prim);
    int part = geometry.part(DecimalNumber.printable(prim.name()), own);
    geometry.add(shape.orElseThrow(), place.after(axis(prim)), part);
  }

  private static Mesh plane(UsdPrim prim) throws MediaException {
    double x = prim.number("width", 2) / 2;
    double y = prim.number("length", 2) / 2;
    return new Mesh(
        new double[] {-x, -y, 0, x, -y, 0, x, y, 0, -x, y, 0}, new int[] {0, 1, 2, 0, 2, 3});
  }

  /** Turns z, along which shapes are made, to the axis that the prim states. */
  private static Affine axis(UsdPrim prim) throws MediaException {
    return switch (prim.text("axis").orElse("Z")) {
      case "X" -> Affine.ofColumns(new double[] {0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1});
      case "Y" -> Affine.ofColumns(new double[] {0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1});
      default -> Affine.IDENTITY;
    };
  }

  private void instances(UsdPrim prim, Affine place, Optional<Integer> material, Shower shower)
      throws IOException, MediaException {
    List<UsdPrim> prototypes = new ArrayList<>();
    for (String path : prim.targets("prototypes")) {
      Optional<UsdPrim> prototype = stage.prim(path);
      if (prototype.isEmpty()) {
        stage.missing().add(path);
        return;
      }
      prototypes.add(prototype.get());
    }
    int[] kinds = prim.wholes("protoIndices");
    double[] positions = prim.numbers("positions");
    double[] turns = prim.numbers("orientations");
    double[] scales = prim.numbers("scales");
    for (int i = 0; i < kinds.length; i++) {
      if (++instances > MAX_INSTANCES) {
        throw MeshLimits.tooLarge("instances", instances, MAX_INSTANCES);
      }
      if (kinds[i] < 0 || kinds[i] >= prototypes.size()) {
        throw new MediaException(
            Code.CORRUPT,
            "%s shows prototype %d of %d; export it again"
                .formatted(DecimalNumber.printable(prim.path()), kinds[i], prototypes.size()));
      }
      double[] turn = row(turns, i, 1, 0, 0, 0);
      Affine here =
          Affine.of(
              row(positions, i, 0, 0, 0),
              new double[] {turn[1], turn[2], turn[3], turn[0]},
              row(scales, i, 1, 1, 1));
      shower.show(prototypes.get(kinds[i]), place.after(here), material);
    }
  }

  private static double[] row(double[] values, int i, double... otherwise) {
    int width = otherwise.length;
    return (long) (i + 1) * width <= values.length
        ? Arrays.copyOfRange(values, i * width, (i + 1) * width)
        : otherwise;
  }
}
