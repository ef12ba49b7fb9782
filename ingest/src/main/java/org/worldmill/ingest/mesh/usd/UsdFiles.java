package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** The files of a bundle: a folder, or a package. Nothing outside of it is ever opened. */
interface UsdFiles {

  /**
   * A file.
   *
   * @param bytes its bytes, little-endian
   * @param beside its path beside the main file; empty if it lies inside that
   * @param offset its first byte in the file on disk
   */
  record Part(ByteBuffer bytes, Optional<String> beside, long offset) {}

  /** The file at a path inside the bundle; empty if there is none. */
  Optional<Part> open(String path) throws IOException, MediaException;

  /**
   * The path of the file that a layer means by a name; empty if it is not in the bundle.
   *
   * @param layer path of the layer that names it
   */
  default Optional<String> find(String layer, String name) throws IOException, MediaException {
    for (String path : candidates(layer, name)) {
      if (open(path).isPresent()) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /** Names are looked for beside the layer; those that begin with no dot, then beside the root. */
  static List<String> candidates(String layer, String name) {
    List<String> paths = new ArrayList<>();
    resolve(layer, name).ifPresent(paths::add);
    if (!name.startsWith(".")) {
      resolve("", name).filter(path -> !paths.contains(path)).ifPresent(paths::add);
    }
    return paths;
  }

  /** A path inside the bundle; empty if it leads out. */
  private static Optional<String> resolve(String layer, String name) {
    String asset = name.replace('\\', '/');
    if (asset.isEmpty() || asset.startsWith("/") || asset.length() > 1000 || asset.contains(":")) {
      return Optional.empty();
    }
    Deque<String> steps = new ArrayDeque<>();
    String folder = layer.substring(0, layer.lastIndexOf('/') + 1);
    for (String step : (folder + asset).split("/", -1)) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return steps.isEmpty() ? Optional.empty() : Optional.of(String.join("/", steps));
  }
}
