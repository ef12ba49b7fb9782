package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.ModelParts;
import org.worldmill.schemas.media.ModelParts.Part;
import org.worldmill.schemas.media.VertexChannels;

/** Adds the primitives of glTF meshes; points and lines add vertices without faces. */
final class GltfPrimitives {

  private static final int TRIANGLES = 4;
  private static final int TRIANGLE_STRIP = 5;
  private static final int TRIANGLE_FAN = 6;
  private static final int MAX_PARTS = 1_000_000;

  private final GltfNode root;
  private final MeshBuilder mesh;
  private final GltfGeometryReader reader;
  private final List<Part> parts = new ArrayList<>();
  private final TreeMap<String, Long> modes = new TreeMap<>();
  private final GrowingChannel normals = new GrowingChannel(3, 0);
  private final GrowingChannel textureCoordinates = new GrowingChannel(2, 0);
  private final GrowingChannel colours = new GrowingChannel(4, 1);
  private int[] partOfTriangle = new int[64];

  GltfPrimitives(GltfNode root, GltfBuffers buffers, MeshBuilder mesh, int budget) {
    this.root = root;
    this.mesh = mesh;
    this.reader = new GltfGeometryReader(root, buffers, budget);
  }

  private record Stretch(int first, GltfGeometry geometry) {}

  /** Adds a mesh at a place. Primitives that share their values share their vertices. */
  void add(GltfNode meshNode, double[] weights, String name, Affine place)
      throws IOException, MediaException {
    Map<String, Stretch> known = new HashMap<>();
    GltfNode primitives = meshNode.member("primitives");
    for (int i = 0; i < primitives.size(); i++) {
      GltfNode primitive = primitives.at(i);
      Optional<GltfGeometry> geometry = reader.geometry(primitive, weights);
      if (geometry.isEmpty()) {
        continue;
      }
      String values =
          primitive.member("attributes").json()
              + " "
              + primitive.member("extensions").json()
              + primitive.member("targets").json();
      Stretch before = known.get(values);
      Stretch stretch =
          before == null
              ? new Stretch(addVertices(geometry.get(), place), geometry.get())
              : new Stretch(before.first(), geometry.get());
      known.put(values, stretch);
      addFaces(primitive, stretch, name, place.mirrors());
    }
  }

  private int addVertices(GltfGeometry geometry, Affine place) throws MediaException {
    int first = mesh.vertexCount();
    mesh.expectVertices(geometry.vertexCount());
    double[] p = geometry.positions();
    for (int i = 0; i < p.length; i += 3) {
      mesh.vertex(
          place.apply(0, p[i], p[i + 1], p[i + 2]),
          place.apply(1, p[i], p[i + 1], p[i + 2]),
          place.apply(2, p[i], p[i + 1], p[i + 2]));
    }
    if (geometry.normals().isPresent()) {
      double[] n = geometry.normals().get();
      for (int i = 0; i < n.length; i += 3) {
        double[] turned = place.normal(n[i], n[i + 1], n[i + 2]);
        for (int part = 0; part < 3; part++) {
          normals.set(first + i / 3, part, turned[part]);
        }
      }
    }
    geometry.textureCoordinates().ifPresent(uv -> fill(textureCoordinates, 2, first, uv));
    geometry.colours().ifPresent(rgba -> fill(colours, 4, first, rgba));
    return first;
  }

  private static void fill(GrowingChannel channel, int width, int first, double[] values) {
    for (int i = 0; i < values.length; i++) {
      channel.set(first + i / width, i % width, values[i]);
    }
  }

  private void addFaces(GltfNode primitive, Stretch stretch, String name, boolean mirrored)
      throws MediaException {
    long mode = primitive.whole("mode", TRIANGLES);
    if (mode > TRIANGLE_FAN) {
      throw primitive.member("mode").wrong("0 to 6");
    }
    modes.merge(
        List.of("points", "lines", "line loop", "line strip", "triangles", "strip", "fan")
            .get((int) mode),
        1L,
        Long::sum);
    addPart(primitive, name);
    if (mode < TRIANGLES) {
      return;
    }
    Corners corners = new Corners(stretch);
    int size = corners.size();
    int faces = mode == TRIANGLES ? size / 3 : Math.max(0, size - 2);
    mesh.expectTriangles(faces);
    int start = mesh.triangleCount();
    for (int i = 0; i < faces; i++) {
      int a = mode == TRIANGLES ? 3 * i : mode == TRIANGLE_STRIP ? i : i + 1;
      int b = mode == TRIANGLES ? a + 1 : mode == TRIANGLE_STRIP ? i + 1 + i % 2 : i + 2;
      int c = mode == TRIANGLES ? a + 2 : mode == TRIANGLE_STRIP ? i + 2 - i % 2 : 0;
      mesh.triangle(corners.at(a), corners.at(mirrored ? c : b), corners.at(mirrored ? b : c));
    }
    if (partOfTriangle.length < mesh.triangleCount()) {
      partOfTriangle =
          Arrays.copyOf(partOfTriangle, mesh.triangleCount() + mesh.triangleCount() / 2);
    }
    Arrays.fill(partOfTriangle, start, mesh.triangleCount(), parts.size() - 1);
  }

  private void addPart(GltfNode primitive, String name) throws MediaException {
    Optional<Long> material = primitive.optionalWhole("material");
    if (material.isPresent()) {
      root.element("materials", material.get());
    }
    if (parts.size() == MAX_PARTS) {
      throw MeshLimits.tooLarge("primitives", parts.size() + 1L, MAX_PARTS);
    }
    parts.add(new Part(name, material.map(Long::intValue)));
  }

  /** The division of so many triangles. */
  ModelParts parts(List<Material> materials, int triangles) {
    return parts.isEmpty()
        ? ModelParts.single()
        : new ModelParts(parts, materials, Arrays.copyOf(partOfTriangle, triangles));
  }

  /** Values of the vertices beside their places. */
  VertexChannels channels(FactsBuilder facts) {
    if (normals.isFull() || textureCoordinates.isFull() || colours.isFull()) {
      facts.tag("reader", "left out", "values of vertices over the limit of memory");
    }
    int vertices = mesh.vertexCount();
    return new VertexChannels(
        normals.build(vertices),
        textureCoordinates.build(vertices),
        colours.build(vertices),
        new TreeMap<>());
  }

  /** How many primitives of each mode were shown. */
  Map<String, Long> modes() {
    return modes;
  }

  /** The corners of a primitive: listed, or every vertex in turn. */
  private record Corners(Stretch stretch) {

    int size() {
      return stretch
          .geometry()
          .indices()
          .map(indices -> indices.length)
          .orElse(stretch.geometry().vertexCount());
    }

    int at(int i) {
      Optional<int[]> indices = stretch.geometry().indices();
      return stretch.first() + (indices.isEmpty() ? i : indices.get()[i]);
    }
  }
}
