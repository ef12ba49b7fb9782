package org.worldmill.ingest.mesh.usd;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.worldmill.schemas.MediaException;

/** What one layer says of a prim, filled in while the layer is read. */
final class UsdSpec {

  /** Whether a prim is made, changed, or kept for others to inherit from. */
  enum Kind {
    DEF,
    OVER,
    CLASS
  }

  /**
   * A reference or a payload.
   *
   * @param asset name of the layer; empty for the same one
   * @param prim path of the prim; empty for the layer's default one
   */
  record Arc(String asset, String prim) {}

  private final String name;
  private final Map<String, UsdSpec> children = new LinkedHashMap<>();
  private final Map<String, UsdProperty> properties = new LinkedHashMap<>();
  private final Map<String, UsdValue> metadata = new LinkedHashMap<>();
  private final List<Arc> references = new ArrayList<>();
  private final List<Arc> payloads = new ArrayList<>();
  private final Map<String, String> selections = new LinkedHashMap<>();
  private final Map<String, Map<String, UsdSpec>> variants = new LinkedHashMap<>();
  private Kind kind = Kind.OVER;
  private String type = "";

  UsdSpec(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  Kind kind() {
    return kind;
  }

  void kind(Kind stated) {
    kind = stated;
  }

  /** Its schema, such as {@code Mesh}; empty if not said. */
  String type() {
    return type;
  }

  void type(String stated) {
    type = stated;
  }

  Map<String, UsdSpec> children() {
    return children;
  }

  /** The child of a name, made if it is not there. */
  UsdSpec child(String childName) {
    return children.computeIfAbsent(childName, UsdSpec::new);
  }

  Map<String, UsdProperty> properties() {
    return properties;
  }

  void add(String property, UsdProperty said) {
    properties.merge(property, said, UsdProperty::and);
  }

  Map<String, UsdValue> metadata() {
    return metadata;
  }

  List<Arc> references() {
    return references;
  }

  List<Arc> payloads() {
    return payloads;
  }

  /** Chosen variant by set. */
  Map<String, String> selections() {
    return selections;
  }

  /** What variants say, by set and variant. */
  Map<String, Map<String, UsdSpec>> variants() {
    return variants;
  }

  UsdSpec variant(String set, String variant) {
    return variants
        .computeIfAbsent(set, unused -> new LinkedHashMap<>())
        .computeIfAbsent(variant, UsdSpec::new);
  }

  /** The texts of a piece of metadata; none if it is not there. */
  List<String> texts(String key) throws MediaException {
    UsdValue value = metadata.get(key);
    return value == null ? List.of() : value.texts();
  }

  boolean isActive() throws MediaException {
    UsdValue value = metadata.get("active");
    return value == null || value.numbers().length == 0 || value.numbers()[0] != 0;
  }
}
