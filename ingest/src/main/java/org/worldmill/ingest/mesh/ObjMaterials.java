package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;

/**
 * What the material libraries of an OBJ file bring along. Materials do not change the geometry, so
 * that a missing library or texture is no fault.
 *
 * @param libraries paths inside the bundle of the libraries named
 * @param textures paths inside the bundle of the pictures that those libraries name
 * @param materials what the libraries define, by name
 */
record ObjMaterials(
    List<String> libraries, List<String> textures, Map<String, Material> materials) {

  private static final int MAX_NAME_BYTES = 1000;
  private static final int MAX_TEXTURES = 1000;
  private static final int MAX_MATERIALS = 10_000;
  private static final long MAX_LIBRARY_BYTES = 16 << 20;

  ObjMaterials {
    libraries = List.copyOf(libraries);
    textures = List.copyOf(textures);
    materials = Map.copyOf(materials);
  }

  /** Looks into the libraries of these names, as far as they are beside the model. */
  static ObjMaterials of(Path folder, List<String> names) throws IOException, MediaException {
    Set<String> libraries = new LinkedHashSet<>();
    Set<String> textures = new LinkedHashSet<>();
    Map<String, Material> materials = new TreeMap<>();
    for (String name : names) {
      for (String path : candidates(folder, name)) {
        libraries.add(path);
        if (isReadable(folder, path)) {
          readLibrary(folder, path, textures, materials);
        }
      }
    }
    return new ObjMaterials(List.copyOf(libraries), List.copyOf(textures), materials);
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

  private static void readLibrary(
      Path folder, String path, Set<String> textures, Map<String, Material> materials)
      throws IOException, MediaException {
    String base = path.contains("/") ? path.substring(0, path.lastIndexOf('/') + 1) : "";
    String name = "";
    try (ByteSource in = ByteSource.open(BundlePath.resolve(folder, path))) {
      while (in.peek() != ByteSource.END && textures.size() < MAX_TEXTURES) {
        String[] line = in.restOfLine(MAX_NAME_BYTES).split("\\s+", 2);
        String key = line[0].toLowerCase(Locale.ROOT);
        boolean map = key.startsWith("map_") || key.equals("bump") || key.equals("norm");
        if (line.length < 2) {
          continue;
        }
        if (map) {
          Optional<String> picture = BundlePath.ofName(base + fileOf(line[1]));
          picture.ifPresent(textures::add);
          if (key.equals("map_kd") && picture.isPresent() && materials.containsKey(name)) {
            Optional<Texture> colour = ObjTexture.of(folder, picture.get(), line[1]);
            materials.computeIfPresent(name, (unused, known) -> painted(known, colour));
          }
        } else if (key.equals("newmtl") && materials.size() < MAX_MATERIALS) {
          name = line[1];
          materials.putIfAbsent(name, Material.coloured(name, 1, 1, 1));
        } else if (materials.containsKey(name)) {
          materials.computeIfPresent(name, (unused, known) -> changed(known, key, line[1]));
        }
      }
    }
  }

  private static Material painted(Material known, Optional<Texture> colour) {
    return new Material(
        known.name(),
        known.red(),
        known.green(),
        known.blue(),
        known.alpha(),
        known.metallic(),
        known.roughness(),
        known.doubleSided(),
        colour.map(List::of).orElse(known.textures()),
        known.extensions());
  }

  /** Diffuse colour, opacity, and the metallic and rough extension; other terms have no equal. */
  private static Material changed(Material known, String key, String value) {
    double[] v = numbers(value);
    boolean colour = key.equals("kd") && v.length > 0;
    double alpha =
        v.length == 0
            ? known.alpha()
            : key.equals("d") ? v[0] : key.equals("tr") ? 1 - v[0] : known.alpha();
    return new Material(
        known.name(),
        colour ? v[0] : known.red(),
        colour ? v[v.length > 2 ? 1 : 0] : known.green(),
        colour ? v[v.length > 2 ? 2 : 0] : known.blue(),
        alpha,
        key.equals("pm") && v.length > 0 ? v[0] : known.metallic(),
        key.equals("pr") && v.length > 0 ? v[0] : known.roughness(),
        known.doubleSided(),
        known.textures(),
        known.extensions());
  }

  /** The numbers of a line from 0 to 1; none where one is no such number. */
  private static double[] numbers(String value) {
    String[] words = value.strip().split("\\s+");
    double[] numbers = new double[words.length];
    for (int i = 0; i < words.length; i++) {
      try {
        numbers[i] = DecimalNumber.of(words[i], 0);
      } catch (MediaException e) {
        return new double[0];
      }
      if (!(numbers[i] >= 0 && numbers[i] <= 1)) {
        return new double[0];
      }
    }
    return numbers;
  }

  /** The file's name after options such as {@code -s 1 1 1}: the last word if there are any. */
  private static String fileOf(String value) {
    return value.startsWith("-") ? value.substring(value.lastIndexOf(' ') + 1) : value;
  }
}
