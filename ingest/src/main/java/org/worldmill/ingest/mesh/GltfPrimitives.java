package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Adds the primitives of glTF meshes; points and lines add vertices without faces. */
final class GltfPrimitives {

  private static final int TRIANGLES = 4;
  private static final int TRIANGLE_STRIP = 5;
  private static final int TRIANGLE_FAN = 6;

  private final GltfNode root;
  private final GltfBuffers buffers;
  private final MeshBuilder mesh;
  private final int budget;

  GltfPrimitives(GltfNode root, GltfBuffers buffers, MeshBuilder mesh, int budget) {
    this.root = root;
    this.buffers = buffers;
    this.mesh = mesh;
    this.budget = budget;
  }

  /**
   * Opens every buffer of which it is known where its bytes are, so that a short one is found out.
   */
  void openBuffers() throws IOException, MediaException {
    GltfNode array = root.member("buffers");
    for (int i = 0; i < array.size(); i++) {
      if (array.at(i).member("uri").isPresent() || (i == 0 && buffers.hasBinary())) {
        buffers.buffer(i);
      }
    }
  }

  /** Adds a mesh at a place. Primitives that share their positions share their vertices. */
  void add(GltfNode meshNode, Affine place) throws IOException, MediaException {
    Map<Long, Stretch> known = new HashMap<>();
    GltfNode primitives = meshNode.member("primitives");
    for (int i = 0; i < primitives.size(); i++) {
      GltfNode primitive = primitives.at(i);
      Optional<Long> position = primitive.member("attributes").optionalWhole("POSITION");
      if (position.isEmpty()) {
        refuseDraco(primitive);
        continue; // The format says: a primitive without positions shows nothing.
      }
      Stretch vertices = known.get(position.get());
      if (vertices == null) {
        vertices = addVertices(primitive, position.get(), place);
        known.put(position.get(), vertices);
      }
      addFaces(primitive, vertices, place.mirrors());
    }
  }

  private record Stretch(int first, int count) {}

  private Stretch addVertices(GltfNode primitive, long index, Affine place)
      throws IOException, MediaException {
    GltfAccessor accessor =
        new GltfAccessor(root.element("accessors", index), buffers, "VEC3", budget);
    if (!accessor.hasView()) {
      refuseDraco(primitive);
    }
    int first = mesh.vertexCount();
    mesh.expectVertices(accessor.count());
    double[] p = accessor.doubles();
    for (int i = 0; i < p.length; i += 3) {
      mesh.vertex(
          place.apply(0, p[i], p[i + 1], p[i + 2]),
          place.apply(1, p[i], p[i + 1], p[i + 2]),
          place.apply(2, p[i], p[i + 1], p[i + 2]));
    }
    return new Stretch(first, accessor.count());
  }

  private static void refuseDraco(GltfNode primitive) throws MediaException {
    String name = "KHR_draco_mesh_compression";
    if (primitive.member("extensions").member(name).isPresent()) {
      throw GltfExtensions.unreadable(name);
    }
  }

  private void addFaces(GltfNode primitive, Stretch vertices, boolean mirrored)
      throws IOException, MediaException {
    long mode = primitive.whole("mode", TRIANGLES);
    if (mode > TRIANGLE_FAN) {
      throw primitive.member("mode").wrong("0 to 6");
    }
    if (mode < TRIANGLES) {
      return;
    }
    Corners corners = corners(primitive, vertices);
    int size = corners.size();
    int faces = mode == TRIANGLES ? size / 3 : Math.max(0, size - 2);
    mesh.expectTriangles(faces);
    for (int i = 0; i < faces; i++) {
      int a;
      int b;
      int c;
      if (mode == TRIANGLES) {
        a = 3 * i;
        b = a + 1;
        c = a + 2;
      } else if (mode == TRIANGLE_STRIP) {
        a = i;
        b = i + 1 + i % 2;
        c = i + 2 - i % 2;
      } else {
        a = i + 1;
        b = i + 2;
        c = 0;
      }
      mesh.triangle(corners.at(a), corners.at(mirrored ? c : b), corners.at(mirrored ? b : c));
    }
  }

  private Corners corners(GltfNode primitive, Stretch vertices) throws IOException, MediaException {
    Optional<Long> index = primitive.optionalWhole("indices");
    if (index.isEmpty()) {
      return new Corners(new int[0], vertices);
    }
    GltfNode node = root.element("accessors", index.get());
    GltfAccessor accessor = new GltfAccessor(node, buffers, "SCALAR", 3 * budget);
    int[] indices = accessor.indices();
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= vertices.count()) {
        throw new MediaException(
            Code.CORRUPT,
            "%s has vertex %d at place %d, but there are %d; export the model again"
                .formatted(node.place(), indices[i], i, vertices.count()));
      }
    }
    return new Corners(indices, vertices);
  }

  /** The corners of a primitive: listed, or every vertex in turn. */
  private static final class Corners {

    private final int[] indices;
    private final Stretch vertices;

    Corners(int[] indices, Stretch vertices) {
      this.indices = indices;
      this.vertices = vertices;
    }

    int size() {
      return indices.length == 0 ? vertices.count() : indices.length;
    }

    int at(int i) {
      return vertices.first() + (indices.length == 0 ? i : indices[i]);
    }
  }
}
