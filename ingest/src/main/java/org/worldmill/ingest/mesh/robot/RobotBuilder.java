package org.worldmill.ingest.mesh.robot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.Affine;
import org.worldmill.ingest.mesh.MeshBuilder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Articulation;
import org.worldmill.schemas.media.Articulation.Gaps;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.Link;
import org.worldmill.schemas.media.Articulation.Shape;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelFrame;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.ModelParts.Part;

/** Puts links, joints and materials together, and all visible shapes into one mesh at zero. */
final class RobotBuilder {

  private static final int MAX_LINKS = 20_000;

  private final List<Link> links = new ArrayList<>();
  private final List<Joint> joints = new ArrayList<>();
  private final List<Material> materials = new ArrayList<>();
  private final Map<String, Integer> materialNumbers = new HashMap<>();
  private final MeshBuilder mesh = new MeshBuilder();
  private final List<Part> parts = new ArrayList<>();
  private int[] partOfTriangle = new int[64];

  /** Adds a link and returns its number. */
  int add(Link link) throws MediaException {
    if (links.size() == MAX_LINKS) {
      throw new MediaException(
          Code.TOO_LARGE, "it has over " + MAX_LINKS + " links; split the description");
    }
    links.add(link);
    return links.size() - 1;
  }

  void add(Joint joint) {
    joints.add(joint);
  }

  /** Puts another link in the place of one. */
  void replace(int number, Link link) {
    links.set(number, link);
  }

  Link link(int number) {
    return links.get(number);
  }

  /** The number of a material, defined now or before; the first definition of a name counts. */
  int material(Material material) {
    return materialNumbers.computeIfAbsent(
        material.name().isEmpty() ? material.toString() : material.name(),
        unused -> {
          materials.add(material);
          return materials.size() - 1;
        });
  }

  Optional<Integer> material(String name) {
    return Optional.ofNullable(materialNumbers.get(name));
  }

  int linkCount() {
    return links.size();
  }

  int jointCount() {
    return joints.size();
  }

  int materialCount() {
    return materials.size();
  }

  /** The robot. */
  Model3d build(String name, Gaps gaps) throws MediaException {
    boolean visible = links.stream().anyMatch(link -> !link.visuals().isEmpty());
    Affine[] places = new Affine[links.size()];
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      List<Shape> shapes = visible ? link.visuals() : link.collisions();
      for (Shape shape : shapes) {
        draw(link.name(), shape, place(i, places, 0));
      }
    }
    if (mesh.vertexCount() == 0) {
      throw new MediaException(
          Code.NO_CONTENT,
          "its %d links have no geometry that can be read; add meshes or simple bodies"
              .formatted(links.size()));
    }
    Mesh all = mesh.build();
    return Model3d.of(all)
        .with(new ModelParts(parts, materials, Arrays.copyOf(partOfTriangle, all.triangleCount())))
        .with(new Articulation(name, links, joints, gaps))
        .with(ModelFrame.of(ModelFrame.Axis.Z, 1));
  }

  private Affine place(int number, Affine[] places, int depth) throws MediaException {
    if (depth > links.size()) {
      throw new MediaException(
          Code.CORRUPT,
          "link '%s' hangs on itself, but links form trees; correct the description"
              .formatted(links.get(number).name()));
    }
    if (places[number] == null) {
      Link link = links.get(number);
      Affine own = Poses.affine(link.pose());
      places[number] =
          link.parent().isEmpty() ? own : place(link.parent().get(), places, depth + 1).after(own);
    }
    return places[number];
  }

  private void draw(String link, Shape shape, Affine place) throws MediaException {
    Optional<Mesh> body =
        shape.mesh().isPresent() ? shape.mesh() : PrimitiveMesh.of(shape.kind(), shape.sizes());
    if (body.isEmpty()) {
      return;
    }
    parts.add(new Part(link, shape.materialNumber()));
    Affine map = place.after(Poses.affine(shape.pose()));
    int first = mesh.vertexCount();
    double[] p = body.get().positions();
    mesh.expectVertices(p.length / 3);
    for (int i = 0; i < p.length; i += 3) {
      mesh.vertex(
          map.apply(0, p[i], p[i + 1], p[i + 2]),
          map.apply(1, p[i], p[i + 1], p[i + 2]),
          map.apply(2, p[i], p[i + 1], p[i + 2]));
    }
    int[] corners = body.get().triangles();
    mesh.expectTriangles(corners.length / 3);
    int start = mesh.triangleCount();
    for (int i = 0; i < corners.length; i += 3) {
      mesh.triangle(first + corners[i], first + corners[i + 1], first + corners[i + 2]);
    }
    if (partOfTriangle.length < mesh.triangleCount()) {
      partOfTriangle =
          Arrays.copyOf(partOfTriangle, mesh.triangleCount() + mesh.triangleCount() / 2);
    }
    Arrays.fill(partOfTriangle, start, mesh.triangleCount(), parts.size() - 1);
  }

  /** A mesh scaled along its own axes, turned inside out again where that mirrors it. */
  static Mesh scaled(Mesh mesh, double[] scale) throws MediaException {
    if (scale[0] == 1 && scale[1] == 1 && scale[2] == 1) {
      return mesh;
    }
    double[] positions = mesh.positions().clone();
    for (int i = 0; i < positions.length; i++) {
      positions[i] *= scale[i % 3];
      if (!Double.isFinite(positions[i])) {
        throw new MediaException(
            Code.CORRUPT, "a mesh scaled by " + Arrays.toString(scale) + " is endless; correct it");
      }
    }
    int[] triangles = mesh.triangles();
    if (scale[0] * scale[1] * scale[2] < 0) {
      triangles = triangles.clone();
      for (int i = 0; i < triangles.length; i += 3) {
        int second = triangles[i + 1];
        triangles[i + 1] = triangles[i + 2];
        triangles[i + 2] = second;
      }
    }
    return new Mesh(positions, triangles);
  }
}
