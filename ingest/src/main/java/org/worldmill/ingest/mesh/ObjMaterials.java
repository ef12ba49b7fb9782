package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.worldmill.schemas.MediaException;

/**
 * What the material libraries of an OBJ file bring along. Materials do not change the geometry, so
 * that a missing library or texture is no fault.
 *
 * @param libraries paths inside the bundle of the libraries named
 * @param textures paths inside the bundle of the pictures that those libraries name
 */
record ObjMaterials(List<String> libraries, List<String> textures) {

  private static final int MAX_NAME_BYTES = 1000;
  private static final int MAX_TEXTURES = 1000;
  private static final long MAX_LIBRARY_BYTES = 16 << 20;

  ObjMaterials {
    libraries = List.copyOf(libraries);
    textures = List.copyOf(textures);
  }

  /** Looks into the libraries of these names, as far as they are beside the model. */
  static ObjMaterials of(Path folder, List<String> names) throws IOException, MediaException {
    Set<String> libraries = new LinkedHashSet<>();
    Set<String> textures = new LinkedHashSet<>();
    for (String name : names) {
      for (String path : candidates(folder, name)) {
        libraries.add(path);
        if (isReadable(folder, path)) {
          readTextures(folder, path, textures);
        }
      }
    }
    return new ObjMaterials(List.copyOf(libraries), List.copyOf(textures));
  }

  /** Libraries, then textures. */
  List<String> references() {
    List<String> all = new ArrayList<>(libraries);
    all.addAll(textures);
    return all.stream().distinct().toList();
  }

  /** One name with spaces in it, if there is such a file; several names otherwise. */
  private static List<String> candidates(Path folder, String name) {
    Optional<String> whole = BundlePath.ofName(name);
    if (name.indexOf(' ') < 0 || whole.filter(path -> isReadable(folder, path)).isPresent()) {
      return whole.stream().toList();
    }
    List<String> several = new ArrayList<>();
    for (String part : name.split("\\s+")) {
      BundlePath.ofName(part).ifPresent(several::add);
    }
    return several;
  }

  private static boolean isReadable(Path folder, String path) {
    try {
      return Files.size(BundlePath.resolve(folder, path)) <= MAX_LIBRARY_BYTES;
    } catch (MediaException | IOException e) {
      return false;
    }
  }

  private static void readTextures(Path folder, String path, Set<String> textures)
      throws IOException, MediaException {
    String base = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
    try (ByteSource in = ByteSource.open(BundlePath.resolve(folder, path))) {
      while (in.peek() != ByteSource.END && textures.size() < MAX_TEXTURES) {
        String[] line = in.restOfLine(MAX_NAME_BYTES).split("\\s+", 2);
        String key = line[0].toLowerCase(Locale.ROOT);
        boolean map = key.startsWith("map_") || key.equals("bump") || key.equals("norm");
        if (map && line.length == 2) {
          BundlePath.ofName(base + fileOf(line[1])).ifPresent(textures::add);
        }
      }
    }
  }

  /** The file's name after options such as {@code -s 1 1 1}: the last word if there are any. */
  private static String fileOf(String value) {
    return value.startsWith("-") ? value.substring(value.lastIndexOf(' ') + 1) : value;
  }
}
