package org.worldmill.ingest.mesh.usd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.ingest.mesh.Affine;
import org.worldmill.ingest.mesh.CornerValues;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.GrowingChannel;
import org.worldmill.ingest.mesh.MeshBuilder;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.ingest.mesh.PolygonTriangulator;
import org.worldmill.ingest.mesh.usd.UsdMesh.Primvar;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.ModelParts.Part;
import org.worldmill.schemas.media.VertexChannels;

/** Puts the shapes of a stage into one mesh. */
final class UsdGeometry {

  private static final int MAX_PARTS = 1_000_000;

  private final MeshBuilder mesh = new MeshBuilder();
  private final CornerValues values = new CornerValues();
  private final GrowingChannel colours = new GrowingChannel(4, 1);
  private final List<Part> parts = new ArrayList<>();
  private int[] partOfTriangle = new int[64];

  /** Where the triangles of a face go. */
  private final class Target implements PolygonTriangulator.Watcher {
    private final UsdMesh source;
    private final Affine place;
    private int face;
    private int part;
    private int[] corners = new int[4];

    Target(UsdMesh source, Affine place) {
      this.source = source;
      this.place = place;
    }

    @Override
    public void added(int first, int second, int third) {
      int triangle = mesh.triangleCount() - 1;
      if (triangle >= partOfTriangle.length) {
        partOfTriangle = Arrays.copyOf(partOfTriangle, triangle + triangle / 2);
      }
      partOfTriangle[triangle] = part;
      set(3 * triangle, corners[first]);
      set(3 * triangle + 1, corners[second]);
      set(3 * triangle + 2, corners[third]);
    }

    private void set(int target, int corner) {
      int vertex = source.indices()[corner];
      if (source.normals().isPresent()) {
        double[] n = source.normals().get().values();
        int at = source.normals().get().at(face, corner, vertex);
        if (at >= 0) {
          double[] turned = place.normal(n[at], n[at + 1], n[at + 2]);
          values.normal(target, turned[0], turned[1], turned[2]);
        }
      }
      if (source.texture().isPresent()) {
        double[] uv = source.texture().get().values();
        int at = source.texture().get().at(face, corner, vertex);
        if (at >= 0) {
          values.texture(target, uv[at], 1 - uv[at + 1]);
        }
      }
    }
  }

  /** A part, and returns its number. */
  int part(String name, Optional<Integer> material) throws MediaException {
    if (parts.size() == MAX_PARTS) {
      throw MeshLimits.tooLarge("parts", parts.size() + 1L, MAX_PARTS);
    }
    parts.add(new Part(name, material));
    return parts.size() - 1;
  }

  /**
   * Adds a mesh.
   *
   * @param partOfFace number of each face's part
   */
  void add(UsdMesh shown, Affine place, int[] partOfFace) throws MediaException {
    int first = vertices(shown.points(), place);
    colour(shown.prim(), first, shown.points().length / 3);
    boolean leftHanded =
        shown.prim().text("orientation").equals(Optional.of("leftHanded")) != place.mirrors();
    BitSet holes = new BitSet();
    for (int hole : shown.prim().wholes("holeIndices")) {
      if (hole >= 0 && hole < shown.counts().length) {
        holes.set(hole);
      }
    }
    Target target = new Target(shown, place);
    PolygonTriangulator polygons = new PolygonTriangulator(mesh, target);
    int[] ring = new int[4];
    int start = 0;
    for (int face = 0; face < shown.counts().length; face++) {
      int size = shown.counts()[face];
      if (ring.length < size) {
        ring = new int[size];
        target.corners = new int[size];
      }
      for (int i = 0; i < size; i++) {
        int corner = start + (leftHanded ? size - 1 - i : i);
        target.corners[i] = corner;
        ring[i] = first + shown.indices()[corner];
      }
      start += size;
      target.face = face;
      target.part = partOfFace[face];
      if (!holes.get(face)) {
        polygons.add(ring, size);
      }
    }
  }

  /** Adds a shape that is made up by its measures. */
  void add(Mesh shape, Affine place, int part) throws MediaException {
    int first = vertices(shape.positions(), place);
    mesh.expectTriangles(shape.triangleCount());
    int before = mesh.triangleCount();
    int[] c = shape.triangles();
    boolean mirrored = place.mirrors();
    for (int i = 0; i < c.length; i += 3) {
      mesh.triangle(
          first + c[i], first + c[mirrored ? i + 2 : i + 1], first + c[mirrored ? i + 1 : i + 2]);
    }
    if (partOfTriangle.length < mesh.triangleCount()) {
      partOfTriangle =
          Arrays.copyOf(partOfTriangle, mesh.triangleCount() + mesh.triangleCount() / 2);
    }
    Arrays.fill(partOfTriangle, before, mesh.triangleCount(), part);
  }

  /** Adds points without faces. */
  void add(UsdPrim cloud, double[] points, Affine place) throws MediaException {
    colour(cloud, vertices(points, place), points.length / 3);
  }

  private int vertices(double[] p, Affine place) throws MediaException {
    int first = mesh.vertexCount();
    mesh.expectVertices(p.length / 3);
    for (int i = 0; i + 2 < p.length; i += 3) {
      mesh.vertex(
          place.apply(0, p[i], p[i + 1], p[i + 2]),
          place.apply(1, p[i], p[i + 1], p[i + 2]),
          place.apply(2, p[i], p[i + 1], p[i + 2]));
    }
    return first;
  }

  private void colour(UsdPrim prim, int first, int count) throws MediaException {
    Optional<Primvar> shown = UsdMesh.primvar(prim, "primvars:displayColor", 3, "constant");
    if (shown.isEmpty() || shown.get().spread() != UsdMesh.Spread.VERTEX) {
      return;
    }
    for (int i = 0; i < count; i++) {
      int at = shown.get().at(0, 0, i);
      for (int band = 0; at >= 0 && band < 3; band++) {
        colours.set(first + i, band, shown.get().values()[at + band]);
      }
    }
  }

  Model3d build(List<Material> materials, FactsBuilder facts) throws MediaException {
    Mesh all = mesh.build();
    if (colours.isFull()) {
      facts.tag("reader", "left out", "colours over the limit of memory");
    }
    ModelParts division =
        parts.isEmpty()
            ? ModelParts.single()
            : new ModelParts(parts, materials, Arrays.copyOf(partOfTriangle, all.triangleCount()));
    return Model3d.of(all)
        .with(division)
        .with(
            new VertexChannels(
                Optional.empty(),
                Optional.empty(),
                colours.build(all.vertexCount()),
                new TreeMap<>()))
        .with(values.build(all.triangleCount(), facts));
  }
}
