package org.worldmill.ingest.mesh.usd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.worldmill.ingest.mesh.PictureHead;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Material.Texture;
import org.worldmill.schemas.media.TextureSampling;
import org.worldmill.schemas.media.TextureSampling.Wrap;

/**
 * The materials of a stage as far as they are made of a UsdPreviewSurface (OpenUSD,
 * "UsdPreviewSurface Specification"), whose terms are near those of glTF. Others keep their name
 * and are white.
 */
final class UsdSurfaces {

  private static final int MAX_MATERIALS = 100_000;
  private static final int MAX_STEPS = 20;
  private static final Map<String, String> ROLES = new LinkedHashMap<>();

  static {
    ROLES.put("inputs:diffuseColor", "baseColor");
    ROLES.put("inputs:metallic", "metallic");
    ROLES.put("inputs:roughness", "roughness");
    ROLES.put("inputs:normal", "normal");
    ROLES.put("inputs:occlusion", "occlusion");
    ROLES.put("inputs:emissiveColor", "emissive");
    ROLES.put("inputs:opacity", "opacity");
  }

  private final UsdStage stage;
  private final List<Material> materials = new ArrayList<>();
  private final Map<String, Optional<Integer>> numbers = new HashMap<>();
  private final TreeSet<String> files = new TreeSet<>();

  UsdSurfaces(UsdStage stage) {
    this.stage = stage;
  }

  /** All materials that were asked for. */
  List<Material> materials() {
    return materials;
  }

  /** Paths in the bundle of the pictures that they use. */
  Set<String> files() {
    return files;
  }

  /** The number of the material at a path; empty if there is none. */
  Optional<Integer> material(String path) throws IOException, MediaException {
    Optional<Integer> known = numbers.get(path);
    if (known == null) {
      Optional<UsdPrim> prim = stage.prim(path);
      known =
          prim.isEmpty() || materials.size() == MAX_MATERIALS
              ? Optional.empty()
              : Optional.of(add(read(prim.get())));
      numbers.put(path, known);
    }
    return known;
  }

  /** The number of a plain colour, from 0 to 1, added if it is new. */
  Optional<Integer> colour(double red, double green, double blue) {
    boolean sound = isShare(red) && isShare(green) && isShare(blue);
    if (!sound || materials.size() == MAX_MATERIALS) {
      return Optional.empty();
    }
    Material plain = Material.coloured("", red, green, blue);
    int known = materials.indexOf(plain);
    return Optional.of(known < 0 ? add(plain) : known);
  }

  private int add(Material material) {
    materials.add(material);
    return materials.size() - 1;
  }

  private Material read(UsdPrim prim) throws IOException, MediaException {
    Optional<UsdPrim> surface = source(prim, "outputs:surface");
    if (surface.isEmpty()) {
      return Material.coloured(prim.name(), 1, 1, 1);
    }
    UsdPrim shader = surface.get();
    List<Texture> textures = new ArrayList<>();
    for (Map.Entry<String, String> role : ROLES.entrySet()) {
      Optional<UsdPrim> picture = source(shader, role.getKey());
      if (picture.isPresent()) {
        texture(picture.get(), role.getValue()).ifPresent(textures::add);
      }
    }
    boolean painted = textures.stream().anyMatch(t -> t.role().equals("baseColor"));
    double grey = painted ? 1 : 0.18;
    double[] colour = numbers(prim, shader, "inputs:diffuseColor", grey, grey, grey);
    boolean sound = colour.length == 3 && isShare(colour[0]) && isShare(colour[1]);
    double[] shown =
        !painted && sound && isShare(colour[2]) ? colour : new double[] {grey, grey, grey};
    return new Material(
        prim.name(),
        shown[0],
        shown[1],
        shown[2],
        share(numbers(prim, shader, "inputs:opacity", 1), 1),
        share(numbers(prim, shader, "inputs:metallic", 0), 0),
        share(numbers(prim, shader, "inputs:roughness", 0.5), 0.5),
        false,
        textures,
        List.of());
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  private static double share(double[] values, double otherwise) {
    return values.length == 1 && isShare(values[0]) ? values[0] : otherwise;
  }

  /** The value of an input, which may stand among the material's own inputs. */
  private static double[] numbers(
      UsdPrim material, UsdPrim shader, String input, double... fallback) throws MediaException {
    List<String> targets = shader.targets(input);
    String inside = material.path() + ".";
    double[] value =
        !targets.isEmpty() && targets.get(0).startsWith(inside)
            ? material.numbers(targets.get(0).substring(inside.length()))
            : shader.numbers(input);
    return value.length == 0 ? fallback : value;
  }

  /** The shader behind a connection, through the outputs of graphs and inputs of materials. */
  private Optional<UsdPrim> source(UsdPrim start, String property)
      throws IOException, MediaException {
    UsdPrim prim = start;
    String name = property;
    for (int step = 0; step < MAX_STEPS; step++) {
      List<String> targets = prim.targets(name);
      int dot = targets.isEmpty() ? -1 : targets.get(0).lastIndexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      Optional<UsdPrim> next = stage.prim(targets.get(0).substring(0, dot));
      if (next.isEmpty() || next.get().type().equals("Shader")) {
        return next;
      }
      prim = next.get();
      name = targets.get(0).substring(dot + 1);
    }
    return Optional.empty();
  }

  private Optional<Texture> texture(UsdPrim shader, String role)
      throws IOException, MediaException {
    Optional<UsdPrim.Asset> asset = shader.asset("inputs:file");
    if (asset.isEmpty()) {
      return Optional.empty();
    }
    String name = asset.get().name();
    Optional<String> path = stage.files().find(asset.get().layer(), name);
    Optional<UsdFiles.Part> file =
        path.isPresent() ? stage.files().open(path.get()) : Optional.empty();
    files.add(path.orElse(name));
    if (file.isEmpty()) {
      stage.missing().add(name);
      return Optional.empty();
    }
    PictureHead head = PictureHead.of(file.get().bytes());
    return Optional.of(
        new Texture(
            role,
            0,
            head.mediaType(),
            file.get().beside(),
            Optional.of(file.get().offset()),
            file.get().bytes().remaining(),
            head.widthPx(),
            head.heightPx(),
            new TextureSampling(
                wrap(shader, "inputs:wrapS"), wrap(shader, "inputs:wrapT"), true, map(shader))));
  }

  /** Black borders are taken as edges; where a file says nothing it is asked, so they repeat. */
  private static Wrap wrap(UsdPrim shader, String input) throws MediaException {
    return switch (shader.text(input).orElse("useMetadata")) {
      case "clamp", "black" -> Wrap.CLAMP;
      case "mirror" -> Wrap.MIRROR;
      default -> Wrap.REPEAT;
    };
  }

  /** A UsdTransform2d before the picture, turned to coordinates whose v grows downwards. */
  private List<Double> map(UsdPrim shader) throws IOException, MediaException {
    Optional<UsdPrim> before = source(shader, "inputs:st");
    if (before.isEmpty() || !before.get().text("info:id").equals(Optional.of("UsdTransform2d"))) {
      return TextureSampling.PLAIN.map();
    }
    UsdPrim transform = before.get();
    double turn = Math.toRadians(transform.number("inputs:rotation", 0));
    double[] scale = pair(transform.numbers("inputs:scale"), 1);
    double[] move = pair(transform.numbers("inputs:translation"), 0);
    double c = StrictMath.cos(turn);
    double s = StrictMath.sin(turn);
    List<Double> map =
        List.of(
            c * scale[0],
            s * scale[1],
            move[0] - s * scale[1],
            -s * scale[0],
            c * scale[1],
            1 - c * scale[1] - move[1]);
    return map.stream().allMatch(Double::isFinite) ? map : TextureSampling.PLAIN.map();
  }

  private static double[] pair(double[] values, double otherwise) {
    return values.length == 2 ? values : new double[] {otherwise, otherwise};
  }
}
