package org.worldmill.ingest.mesh.robot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.mesh.BundlePath;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.ingest.mesh.XmlTree;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * An MJCF model with its included files in place, its compiler settings and its classes of defaults
 * (MuJoCo documentation, "XML Reference").
 */
final class MjcfDocument {

  private static final int MAX_FILES = 100;

  private final Path folder;
  private final Set<String> includes = new HashSet<>();
  private final List<XmlNode> sections = new ArrayList<>();
  private final Map<String, String> compiler = new LinkedHashMap<>();
  private final Map<String, Map<String, Map<String, String>>> classes = new HashMap<>();
  private final String name;
  private final List<String> missing = new ArrayList<>();

  private MjcfDocument(Path main) throws IOException, MediaException {
    this.folder =
        Optional.ofNullable(main.toAbsolutePath().getParent()).orElse(main.toAbsolutePath());
    XmlNode root = parse(main);
    if (!root.name().equals("mujoco")) {
      throw root.wrong("is not <mujoco>");
    }
    this.name = root.text("model").orElse("");
    for (XmlNode section : expanded(root, 0)) {
      sections.add(section);
      if (section.name().equals("compiler")) {
        compiler.putAll(section.attributes());
      } else if (section.name().equals("default")) {
        readClass(section, section.text("class").orElse("main"), Map.of(), 0);
      }
    }
  }

  static MjcfDocument read(Path main) throws IOException, MediaException {
    return new MjcfDocument(main);
  }

  String name() {
    return name;
  }

  Path folder() {
    return folder;
  }

  /** Files that it includes, as written, and may or may not be there. */
  Set<String> includes() {
    return includes;
  }

  /** Refuses a document of which an included file is missing. */
  void requireIncludes() throws MediaException {
    if (!missing.isEmpty()) {
      throw new MediaException(
          Code.BAD_REFERENCE,
          "it includes '%s', which is not in its bundle; add the file".formatted(missing.get(0)));
    }
  }

  /** All sections of this name. */
  List<XmlNode> sections(String wanted) {
    return sections.stream().filter(section -> section.name().equals(wanted)).toList();
  }

  /** A setting of the compiler. */
  Optional<String> compiler(String setting) {
    return Optional.ofNullable(compiler.get(setting));
  }

  /** An element with the defaults of its class, or of that which its body sets. */
  XmlNode withDefaults(XmlNode element, String childClass) throws MediaException {
    String className = element.text("class").orElse(childClass);
    Map<String, Map<String, String>> known = classes.get(className);
    if (known == null) {
      if (className.equals("main")) {
        return element;
      }
      throw element.wrong("names class '%s', which is not there".formatted(className));
    }
    return element.withDefaults(known.getOrDefault(element.name(), Map.of()));
  }

  private void readClass(
      XmlNode node, String className, Map<String, Map<String, String>> outer, int depth)
      throws MediaException {
    Map<String, Map<String, String>> own =
        new HashMap<>(depth == 0 ? classes.getOrDefault(className, Map.of()) : outer);
    for (XmlNode child : node.children()) {
      if (!child.name().equals("default")) {
        Map<String, String> merged = new LinkedHashMap<>(own.getOrDefault(child.name(), Map.of()));
        merged.putAll(child.attributes());
        own.put(child.name(), merged);
      }
    }
    classes.put(className, own);
    for (XmlNode child : node.children("default")) {
      readClass(child, child.need("class"), own, depth + 1);
    }
  }

  /** The children of an element, included files' in the place where they are included. */
  private List<XmlNode> expanded(XmlNode parent, int depth) throws IOException, MediaException {
    List<XmlNode> children = new ArrayList<>();
    for (XmlNode child : parent.children()) {
      if (child.name().equals("include")) {
        children.addAll(included(child));
      } else if (depth < 100 && contains(child, 0)) {
        children.add(child.withChildren(expanded(child, depth + 1)));
      } else {
        children.add(child);
      }
    }
    return children;
  }

  private static boolean contains(XmlNode node, int depth) {
    return node.child("include").isPresent()
        || (depth < 200 && node.children().stream().anyMatch(c -> contains(c, depth + 1)));
  }

  private List<XmlNode> included(XmlNode include) throws IOException, MediaException {
    String file = include.need("file");
    String path = BundlePath.beside(file).orElseThrow(() -> BundlePath.leaves(file));
    if (!includes.add(path)) {
      throw include.wrong(
          "includes '%s' twice, which the format forbids since it may go on for ever"
              .formatted(path));
    }
    if (includes.size() > MAX_FILES) {
      throw new MediaException(
          Code.TOO_LARGE, "it includes over " + MAX_FILES + " files; join them");
    }
    if (!Files.isRegularFile(folder.resolve(path))) {
      missing.add(path);
      return List.of();
    }
    return expanded(parse(BundlePath.resolveBeside(folder, path)), 0);
  }

  private static XmlNode parse(Path file) throws IOException, MediaException {
    try (InputStream in = Files.newInputStream(file)) {
      return XmlTree.read(in);
    }
  }
}
