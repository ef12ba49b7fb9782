package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.worldmill.ingest.mesh.draco.DracoDecoder;
import org.worldmill.ingest.mesh.draco.DracoGeometry;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Gathers the values of glTF primitives: plain, sparse, quantised or packed by Draco. */
final class GltfGeometryReader {

  private static final String DRACO = "KHR_draco_mesh_compression";

  private final GltfNode root;
  private final GltfBuffers buffers;
  private final int budget;

  GltfGeometryReader(GltfNode root, GltfBuffers buffers, int budget) {
    this.root = root;
    this.buffers = buffers;
    this.budget = budget;
  }

  /** The geometry; empty for a primitive without positions, which shows nothing. */
  Optional<GltfGeometry> geometry(GltfNode primitive, double[] weights)
      throws IOException, MediaException {
    GltfNode draco = primitive.member("extensions").member(DRACO);
    if (draco.isPresent()) {
      return Optional.of(packed(draco));
    }
    GltfNode attributes = primitive.member("attributes");
    Optional<Long> position = attributes.optionalWhole("POSITION");
    if (position.isEmpty()) {
      return Optional.empty();
    }
    double[] p = values(position.get(), "VEC3");
    morph(primitive, weights, p);
    return Optional.of(
        new GltfGeometry(
            p,
            indices(primitive, p.length / 3),
            attribute(attributes, "NORMAL", 3, p),
            attribute(attributes, "TEXCOORD_0", 2, p),
            colours(attributes, p)));
  }

  private double[] values(long index, String type) throws IOException, MediaException {
    return new GltfAccessor(root.element("accessors", index), buffers, type, budget).doubles();
  }

  /** Adds the targets, as far as their default weights are not zero. */
  private void morph(GltfNode primitive, double[] weights, double[] p)
      throws IOException, MediaException {
    GltfNode targets = primitive.member("targets");
    for (int i = 0; i < targets.size() && i < weights.length; i++) {
      Optional<Long> moved = targets.at(i).optionalWhole("POSITION");
      if (weights[i] != 0 && moved.isPresent()) {
        double[] difference = values(moved.get(), "VEC3");
        for (int k = 0; k < Math.min(p.length, difference.length); k++) {
          p[k] += weights[i] * difference[k];
        }
      }
    }
  }

  private Optional<double[]> attribute(GltfNode attributes, String name, int width, double[] p)
      throws IOException, MediaException {
    Optional<Long> index = attributes.optionalWhole(name);
    return index.isEmpty()
        ? Optional.empty()
        : GltfGeometry.fitting(values(index.get(), "VEC" + width), width, p);
  }

  /** Red, green, blue and, if stored, alpha. */
  private Optional<double[]> colours(GltfNode attributes, double[] p)
      throws IOException, MediaException {
    Optional<Long> index = attributes.optionalWhole("COLOR_0");
    if (index.isEmpty()) {
      return Optional.empty();
    }
    boolean four = root.element("accessors", index.get()).text("type").equals(Optional.of("VEC4"));
    double[] stored = values(index.get(), four ? "VEC4" : "VEC3");
    return GltfGeometry.fitting(four ? stored : opaque(stored), 4, p);
  }

  private static double[] opaque(double[] rgb) {
    double[] rgba = new double[rgb.length / 3 * 4];
    for (int i = 0; i < rgba.length; i++) {
      rgba[i] = i % 4 == 3 ? 1 : rgb[i / 4 * 3 + i % 4];
    }
    return rgba;
  }

  private Optional<int[]> indices(GltfNode primitive, int vertices)
      throws IOException, MediaException {
    Optional<Long> index = primitive.optionalWhole("indices");
    if (index.isEmpty()) {
      return Optional.empty();
    }
    GltfNode node = root.element("accessors", index.get());
    int most = (int) Math.min(Integer.MAX_VALUE, 3L * budget);
    int[] indices = new GltfAccessor(node, buffers, "SCALAR", most).indices();
    check(indices, vertices, node.place());
    return Optional.of(indices);
  }

  private static void check(int[] indices, int vertices, String place) throws MediaException {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= vertices) {
        throw new MediaException(
            Code.CORRUPT,
            "%s has vertex %d at place %d, but there are %d; export the model again"
                .formatted(place, indices[i], i, vertices));
      }
    }
  }

  private GltfGeometry packed(GltfNode draco) throws IOException, MediaException {
    ByteBuffer bytes = buffers.view(draco.whole("bufferView"));
    DracoGeometry geometry = DracoDecoder.decode(bytes, budget);
    GltfNode ids = draco.member("attributes");
    double[] p =
        geometry
            .attribute((int) ids.whole("POSITION"), 3)
            .orElseThrow(() -> ids.member("POSITION").wrong("the number of an attribute"));
    check(geometry.corners(), p.length / 3, draco.place());
    Optional<double[]> colours = packed(geometry, ids, "COLOR_0", 4);
    if (colours.isEmpty()) {
      colours = packed(geometry, ids, "COLOR_0", 3).map(GltfGeometryReader::opaque);
    }
    return new GltfGeometry(
        p,
        Optional.of(geometry.corners()),
        packed(geometry, ids, "NORMAL", 3),
        packed(geometry, ids, "TEXCOORD_0", 2),
        colours);
  }

  private static Optional<double[]> packed(
      DracoGeometry geometry, GltfNode ids, String name, int width) throws MediaException {
    Optional<Long> id = ids.optionalWhole(name);
    return id.isEmpty() ? Optional.empty() : geometry.attribute(id.get().intValue(), width);
  }
}
