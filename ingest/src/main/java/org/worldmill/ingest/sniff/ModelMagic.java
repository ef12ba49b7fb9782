package org.worldmill.ingest.sniff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** 3D formats by their first bytes; the plain-text ones by the shape of their first lines. */
final class ModelMagic {

  private static final int STL_HEADER_BYTES = 84;
  private static final int STL_FACET_BYTES = 50;

  /** Named by their first entry, which is stored as it is. */
  private static final List<String> ROBOT_ARCHIVES =
      List.of("model/x-urdf+zip", "model/x-mjcf+zip");

  private static final Pattern OFF =
      Pattern.compile("(ST)?C?N?4?n?OFF(\\s+(BINARY\\s|[#\\d])|\\s*$|\\d+\\s+\\d+\\s)");

  private ModelMagic() {}

  static Optional<String> find(Head head) {
    return binary(head).or(() -> head.isText() ? text(head) : Optional.empty());
  }

  private static Optional<String> binary(Head head) {
    if (head.has(0, "glTF")) {
      return Optional.of("model/gltf-binary");
    }
    if (head.has(0, "ply\n") || head.has(0, "ply\r")) {
      return Optional.of("model/ply");
    }
    if (head.has(0, "Kaydara FBX Binary")) {
      return Optional.of("model/x-fbx");
    }
    if (head.has(0, "PXR-USDC")) {
      return Optional.of("model/vnd.usdc");
    }
    if (head.has(0, "LASF")) {
      return Optional.of((head.at(104) & 0x80) == 0 ? "model/x-las" : "model/x-laz");
    }
    if (head.has(0, "NGSP")) {
      return Optional.of("model/x-spz");
    }
    if (head.has(0, "DRACO")) {
      return Optional.of("model/x-draco");
    }
    if (head.has(0, "b3dm")) {
      return Optional.of("model/x-b3dm");
    }
    if (head.has(0, "i3dm") || head.has(0, "cmpt")) {
      return Optional.of("model/x-i3dm");
    }
    if (head.has(0, "pnts")) {
      return Optional.of("model/x-pnts");
    }
    if (head.has(0, "INTERQUAKEMODEL")) {
      return Optional.of("model/x-iqm");
    }
    if (head.has(0, "# .PCD") || (head.has(0, "VERSION ") && head.contains("\nFIELDS ", 512))) {
      return Optional.of("model/x-pcd");
    }
    return zip(head);
  }

  private static Optional<String> zip(Head head) {
    if (!head.has(0, 'P', 'K', 3, 4)) {
      return Optional.empty();
    }
    for (String robot : ROBOT_ARCHIVES) {
      if (head.has(30, "mimetype" + robot + "PK")) {
        return Optional.of(robot);
      }
    }
    int nameLength = head.at(26) | head.at(27) << 8;
    String first = MediaNames.extension(head.ascii(30, nameLength));
    if (first.equals("usdc") || first.equals("usda") || first.equals("usd")) {
      return Optional.of("model/vnd.usdz+zip");
    }
    if (head.contains("3D/3dmodel.model", Head.LIMIT) || head.contains("3D/_rels", Head.LIMIT)) {
      return Optional.of("model/3mf");
    }
    return Optional.empty();
  }

  /**
   * A binary STL has no magic: its size must follow from its facet count. A truncated one differs,
   * and is then known by its name.
   */
  static Optional<String> binaryStl(Head head) {
    long facets = head.uint32LittleEndian(80);
    boolean exact = facets > 0 && STL_HEADER_BYTES + STL_FACET_BYTES * facets == head.size();
    return exact ? Optional.of("model/stl") : Optional.empty();
  }

  private static Optional<String> text(Head head) {
    String text = head.text();
    String start = text.stripLeading();
    if (start.startsWith("solid") && (text.contains("facet") || text.contains("endsolid"))) {
      return Optional.of("model/stl");
    }
    if (start.startsWith("#usda")) {
      return Optional.of("model/vnd.usda");
    }
    if (start.startsWith("MD5Version") && text.contains("numMeshes")) {
      return Optional.of("model/x-md5mesh");
    }
    if (start.startsWith("<") && head.contains("<COLLADA", 4096)) {
      return Optional.of("model/vnd.collada+xml");
    }
    if (OFF.matcher(start).lookingAt()) {
      return Optional.of("model/x-off");
    }
    if (start.startsWith("<")) {
      Optional<String> robot = RobotText.find(start);
      if (robot.isPresent()) {
        return robot;
      }
    }
    if (start.startsWith("{") && GltfText.matches(text)) {
      return Optional.of("model/gltf+json");
    }
    return ObjText.matches(text, head.size() > head.length())
        ? Optional.of("model/obj")
        : Optional.empty();
  }
}
