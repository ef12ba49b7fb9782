package org.worldmill.ingest.mesh.robot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.mesh.BundlePath;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.media.Mesh;

/**
 * The meshes that a robot names. Robots keep their description in one folder and their meshes in
 * another beside it, so that a name may lead up to two folders upwards, but never further: that is
 * the bundle. A {@code package://} name is tried from the nearest folder outwards, its leading
 * folders taken away one by one, since what the package is called on the author's machine is not
 * known.
 */
final class RobotFiles {

  private static final String PACKAGE = "package://";
  private static final Set<String> READABLE = Set.of("stl", "obj", "ply", "glb", "gltf", "off");
  private static final int MAX_MESHES = 2000;
  private static final long MAX_TRIANGLES = 10_000_000;

  private final Path folder;
  private final FactsBuilder facts;
  private final Map<String, Optional<Mesh>> read = new HashMap<>();
  private long triangles;

  RobotFiles(Path main, FactsBuilder facts) {
    this.folder =
        Optional.ofNullable(main.toAbsolutePath().getParent()).orElse(main.toAbsolutePath());
    this.facts = facts;
  }

  /** Where a named file may lie, relative to the folder of the description, likeliest first. */
  static List<String> candidates(String name) {
    Set<String> paths = new LinkedHashSet<>();
    if (name.startsWith(PACKAGE)) {
      String rest = name.substring(PACKAGE.length());
      while (rest.indexOf('/') >= 0 && paths.size() < 12) {
        rest = rest.substring(rest.indexOf('/') + 1);
        for (String up : List.of("../", "", "../../")) {
          BundlePath.beside(up + rest).ifPresent(paths::add);
        }
      }
    } else {
      BundlePath.beside(name.startsWith("file://") ? name.substring(7) : name)
          .ifPresent(paths::add);
    }
    return List.copyOf(paths);
  }

  /** The path of a named file, relative to the folder of the description. */
  String path(String name) throws MediaException {
    List<String> candidates = candidates(name);
    if (candidates.isEmpty()) {
      throw BundlePath.leaves(name);
    }
    for (String candidate : candidates) {
      if (Files.isRegularFile(folder.resolve(candidate))) {
        return candidate;
      }
    }
    throw new MediaException(
        Code.BAD_REFERENCE,
        "it names '%s', which is not in its bundle; add the file".formatted(candidates.get(0)));
  }

  /** The mesh at a path; empty, and said so among the facts, if its format is not read. */
  Optional<Mesh> mesh(String path) throws MediaException {
    Optional<Mesh> known = read.get(path);
    if (known == null) {
      known = open(path);
      read.put(path, known);
      triangles += known.map(Mesh::triangleCount).orElse(0);
      if (read.size() > MAX_MESHES || triangles > MAX_TRIANGLES) {
        throw new MediaException(
            Code.TOO_LARGE,
            "its meshes are over a limit of %d files or %d triangles; simplify them"
                .formatted(MAX_MESHES, MAX_TRIANGLES));
      }
    }
    return known;
  }

  private Optional<Mesh> open(String path) throws MediaException {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!READABLE.contains(extension)) {
      facts.tag("robot", "mesh not read", path);
      return Optional.empty();
    }
    Path file = BundlePath.resolveBeside(folder, path);
    try {
      return Optional.of(ModelReader.read(file, type(extension)).mesh());
    } catch (MediaException e) {
      throw new MediaException(e.code(), "its mesh '%s': %s".formatted(path, e.getMessage()), e);
    }
  }

  private static String type(String extension) {
    return switch (extension) {
      case "glb" -> "model/gltf-binary";
      case "gltf" -> "model/gltf+json";
      case "off" -> "model/x-off";
      default -> "model/" + extension;
    };
  }

  /** All candidates of many names. */
  static List<String> candidates(List<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(name -> all.addAll(candidates(name)));
    return all.stream().distinct().toList();
  }
}
