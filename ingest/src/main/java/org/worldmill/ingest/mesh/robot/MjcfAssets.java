package org.worldmill.ingest.mesh.robot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Material;
import org.worldmill.schemas.media.Mesh;

/** Meshes, textures and materials that an MJCF model defines. */
final class MjcfAssets {

  private final MjcfDocument document;
  private final Map<String, XmlNode> meshes = new HashMap<>();
  private final List<String> textures = new ArrayList<>();
  private final List<Material> materials = new ArrayList<>();

  MjcfAssets(MjcfDocument document) throws MediaException {
    this.document = document;
    for (XmlNode section : document.sections("asset")) {
      for (XmlNode asset : section.children()) {
        XmlNode full = document.withDefaults(asset, "main");
        switch (full.name()) {
          case "mesh" -> meshes.put(name(full), full);
          case "texture" -> texture(full);
          case "material" -> materials.add(material(full));
          default -> {}
        }
      }
    }
  }

  private static String name(XmlNode mesh) {
    return mesh.text("name").orElseGet(() -> stem(mesh.text("file").orElse("")));
  }

  private static String stem(String file) {
    String last = file.substring(file.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot < 0 ? last : last.substring(0, dot);
  }

  private void texture(XmlNode texture) {
    texture
        .attributes()
        .forEach(
            (key, value) -> {
              if (key.startsWith("file")) {
                textures.add(inFolder("texturedir", value));
              }
            });
  }

  private static Material material(XmlNode node) throws MediaException {
    double[] rgba = node.numbers("rgba", 1, 1, 1, 1);
    double metallic = Math.max(0, node.number("metallic").orElse(0.0));
    double roughness = Math.max(0, node.number("roughness").orElse(1.0));
    return new Material(
        node.text("name").orElse(""),
        rgba[0],
        rgba[1],
        rgba[2],
        rgba[3],
        metallic,
        roughness,
        false,
        List.of(),
        List.of());
  }

  /** The materials that it defines. */
  List<Material> materials() {
    return materials;
  }

  int textureCount() {
    return textures.size();
  }

  /** Files of meshes and textures, as paths to look for. */
  List<String> files() {
    List<String> files = new ArrayList<>(textures);
    for (XmlNode mesh : meshes.values()) {
      mesh.text("file").ifPresent(file -> files.add(inFolder("meshdir", file)));
    }
    files.sort(null);
    return files;
  }

  private String inFolder(String setting, String file) {
    String folder = document.compiler(setting).or(() -> document.compiler("assetdir")).orElse("");
    String name = file.replace('\\', '/');
    if (document.compiler("strippath").orElse("false").equals("true")) {
      name = name.substring(name.lastIndexOf('/') + 1);
    }
    return folder.isEmpty() || name.startsWith("/") ? name : folder + "/" + name;
  }

  /** The definition of a mesh. */
  XmlNode definition(XmlNode geom, String mesh) throws MediaException {
    XmlNode found = meshes.get(mesh);
    if (found == null) {
      throw geom.wrong("names mesh '%s', which is not there".formatted(mesh));
    }
    return found;
  }

  /** The path of a mesh's file; empty for one whose vertices stand in the model. */
  Optional<String> file(XmlNode definition) {
    return definition.text("file").map(file -> inFolder("meshdir", file));
  }

  /** The mesh of a definition in its reference frame, scaled. */
  Optional<Mesh> mesh(XmlNode definition, RobotFiles files) throws MediaException {
    Optional<String> file = file(definition);
    Optional<Mesh> mesh =
        file.isPresent() ? files.mesh(files.path(file.get())) : inline(definition);
    return mesh.isEmpty()
        ? mesh
        : Optional.of(RobotBuilder.scaled(mesh.get(), definition.numbers("scale", 1, 1, 1)));
  }

  /** Vertices with faces; without faces they mean their convex hull, which is not built here. */
  private static Optional<Mesh> inline(XmlNode definition) throws MediaException {
    double[] positions = definition.numbers("vertex");
    double[] faces = definition.numbers("face");
    if (positions.length == 0 || positions.length % 3 != 0 || faces.length % 3 != 0) {
      throw definition.wrong("has neither a file nor vertices and faces in threes");
    }
    int[] corners = new int[faces.length];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = (int) faces[i];
      if (corners[i] != faces[i] || corners[i] < 0 || corners[i] >= positions.length / 3) {
        throw definition.wrong("has a face that names vertex " + faces[i]);
      }
    }
    return Optional.of(new Mesh(positions, corners));
  }
}
