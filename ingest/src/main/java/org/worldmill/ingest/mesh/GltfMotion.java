package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.ModelMotion;
import org.worldmill.schemas.media.ModelMotion.AnimationFacts;

/** Animations, skins and morph targets of a glTF document, as facts. */
final class GltfMotion {

  private static final int MAX_ANIMATIONS = 10_000;

  private final GltfNode root;
  private final GltfBuffers buffers;

  GltfMotion(GltfNode root, GltfBuffers buffers) {
    this.root = root;
    this.buffers = buffers;
  }

  ModelMotion facts() throws IOException, MediaException {
    GltfNode array = root.member("animations");
    List<AnimationFacts> animations = new ArrayList<>();
    for (int i = 0; i < Math.min(array.size(), MAX_ANIMATIONS); i++) {
      GltfNode animation = array.at(i);
      animations.add(
          new AnimationFacts(
              DecimalNumber.printable(animation.text("name").orElse("")),
              animation.member("channels").size(),
              seconds(animation)));
    }
    GltfNode skins = root.member("skins");
    Set<Long> joints = new HashSet<>();
    for (int i = 0; i < skins.size(); i++) {
      GltfNode nodes = skins.at(i).member("joints");
      for (int k = 0; k < nodes.size(); k++) {
        long joint = nodes.at(k).asWhole();
        root.element("nodes", joint);
        joints.add(joint);
      }
    }
    return new ModelMotion(animations, skins.size(), joints.size(), morphTargets());
  }

  /** The greatest key time, by the bounds that the format demands of its accessor. */
  private double seconds(GltfNode animation) throws IOException, MediaException {
    GltfNode samplers = animation.member("samplers");
    double last = 0;
    for (int i = 0; i < samplers.size(); i++) {
      Optional<Long> input = samplers.at(i).optionalWhole("input");
      if (input.isPresent()) {
        GltfNode accessor = root.element("accessors", input.get());
        double stated = accessor.member("max").json().path(0).asDouble(Double.NaN);
        last = Math.max(last, Double.isFinite(stated) ? stated : lastKey(accessor));
      }
    }
    return last;
  }

  private double lastKey(GltfNode accessor) throws IOException, MediaException {
    double last = 0;
    GltfAccessor times = new GltfAccessor(accessor, buffers, "SCALAR", MeshLimits.MAX_VERTICES);
    for (double time : times.doubles()) {
      last = Double.isFinite(time) ? Math.max(last, time) : last;
    }
    return last;
  }

  private int morphTargets() throws MediaException {
    GltfNode meshes = root.member("meshes");
    int most = 0;
    for (int i = 0; i < meshes.size(); i++) {
      GltfNode primitives = meshes.at(i).member("primitives");
      for (int k = 0; k < primitives.size(); k++) {
        most = Math.max(most, primitives.at(k).member("targets").size());
      }
    }
    return most;
  }
}
