package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** Where a node shows its mesh: once, or as often as EXT_mesh_gpu_instancing says. */
final class GltfInstances {

  private static final String EXTENSION = "EXT_mesh_gpu_instancing";

  private final GltfNode root;
  private final GltfBuffers buffers;
  private final int budget;

  GltfInstances(GltfNode root, GltfBuffers buffers, int budget) {
    this.root = root;
    this.buffers = buffers;
    this.budget = budget;
  }

  List<Affine> places(GltfNode node, Affine here) throws IOException, MediaException {
    GltfNode instancing = node.member("extensions").member(EXTENSION);
    if (!instancing.isPresent()) {
      return List.of(here);
    }
    GltfNode attributes = instancing.member("attributes");
    double[] translations = values(attributes, "TRANSLATION", 3);
    double[] rotations = values(attributes, "ROTATION", 4);
    double[] scales = values(attributes, "SCALE", 3);
    int count =
        Math.max(translations.length / 3, Math.max(rotations.length / 4, scales.length / 3));
    List<Affine> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] translation = row(translations, i, 0, 0, 0);
      double[] rotation = row(rotations, i, 0, 0, 0, 1);
      places.add(here.after(Affine.of(translation, rotation, row(scales, i, 1, 1, 1))));
    }
    return places;
  }

  private double[] values(GltfNode attributes, String name, int width)
      throws IOException, MediaException {
    Optional<Long> index = attributes.optionalWhole(name);
    return index.isEmpty()
        ? new double[0]
        : new GltfAccessor(root.element("accessors", index.get()), buffers, "VEC" + width, budget)
            .doubles();
  }

  private static double[] row(double[] values, int index, double... otherwise) {
    double[] row = otherwise.clone();
    if ((index + 1) * row.length <= values.length) {
      System.arraycopy(values, index * row.length, row, 0, row.length);
    }
    return row;
  }
}
