package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.schemas.MediaException;

/** Reads text layers (OpenUSD, "USDA file format"). */
final class UsdaParser {

  private static final int MAX_DEPTH = 200;
  private static final int MAX_SPECS = 1_000_000;
  private static final Set<String> LIST_EDITS =
      Set.of("add", "append", "prepend", "delete", "reorder");

  private final UsdaScanner in;
  private final UsdaValues values;
  private int specs;

  UsdaParser(ByteBuffer bytes) {
    in = new UsdaScanner(bytes);
    values = new UsdaValues(in);
  }

  /** The pseudo-root. */
  UsdSpec read() throws MediaException {
    UsdSpec root = new UsdSpec("");
    if (in.peek() == '(') {
      metadata(root);
    }
    while (in.peek() >= 0) {
      if (in.accept("reorder")) {
        in.name();
        in.expect('=');
        values.value();
      } else {
        prim(root, 1);
      }
    }
    return root;
  }

  private void prim(UsdSpec parent, int depth) throws MediaException {
    UsdSpec.Kind kind =
        in.accept("def")
            ? UsdSpec.Kind.DEF
            : in.accept("over") ? UsdSpec.Kind.OVER : UsdSpec.Kind.CLASS;
    if (kind == UsdSpec.Kind.CLASS && !in.accept("class")) {
      throw in.wrong("'def', 'over' or 'class' is missing");
    }
    if (depth > MAX_DEPTH || ++specs > MAX_SPECS) {
      throw in.wrong("over %d prims, or over %d in one another".formatted(MAX_SPECS, MAX_DEPTH));
    }
    String type = in.atName() ? in.qualifiedName() : "";
    String name = in.text();
    if (name.isEmpty() || !name.matches("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]*")) {
      throw in.wrong("a prim has no sound name");
    }
    UsdSpec spec = parent.child(name);
    spec.kind(kind);
    spec.type(type);
    if (in.peek() == '(') {
      metadata(spec);
    }
    body(spec, depth);
  }

  private void body(UsdSpec spec, int depth) throws MediaException {
    in.expect('{');
    while (!in.accept('}')) {
      if (atPrim()) {
        prim(spec, depth + 1);
      } else if (in.accept("variantSet")) {
        variants(spec, depth + 1);
      } else {
        property(spec);
      }
      values.separator();
    }
  }

  /** A prim begins with a word, then a type or a name in quotes; properties never have quotes. */
  private boolean atPrim() {
    int c = in.peek();
    return (c == 'd' && in.precedes("def"))
        || (c == 'o' && in.precedes("over"))
        || (c == 'c' && in.precedes("class"));
  }

  private void variants(UsdSpec spec, int depth) throws MediaException {
    String set = in.text();
    in.expect('=');
    in.expect('{');
    while (!in.accept('}')) {
      if (depth > MAX_DEPTH || ++specs > MAX_SPECS) {
        throw in.wrong("over %d prims, or over %d in one another".formatted(MAX_SPECS, MAX_DEPTH));
      }
      UsdSpec variant = spec.variant(set, in.text());
      if (in.peek() == '(') {
        metadata(variant);
      }
      body(variant, depth + 1);
    }
  }

  private void property(UsdSpec spec) throws MediaException {
    boolean edits = false;
    boolean deletes = false;
    for (String edit : List.of("add", "append", "prepend", "delete", "reorder")) {
      boolean here = in.accept(edit);
      edits |= here;
      deletes |= here && (edit.equals("delete") || edit.equals("reorder"));
    }
    if (deletes && (in.precedes("nameChildren") || in.precedes("properties"))) {
      in.name();
      in.expect('=');
      values.value();
      return;
    }
    in.accept("custom");
    for (String word : List.of("uniform", "varying", "config")) {
      in.accept(word);
    }
    if (in.accept("rel")) {
      relationship(spec, deletes);
    } else {
      attribute(spec, edits, deletes);
    }
  }

  private void relationship(UsdSpec spec, boolean deletes) throws MediaException {
    String name = in.qualifiedName();
    List<String> targets = List.of();
    if (in.accept('.')) {
      in.name();
      in.expect('=');
      values.value();
    } else if (in.accept('=')) {
      targets = values.value().texts();
    }
    Optional<String> unused = propertyMetadata();
    spec.add(
        name,
        new UsdProperty("rel", Optional.empty(), false, deletes ? List.of() : targets, unused));
  }

  private void attribute(UsdSpec spec, boolean edits, boolean deletes) throws MediaException {
    String type = values.type();
    String name = in.qualifiedName();
    String part = in.accept('.') ? in.name() : "";
    Optional<UsdValue> value = Optional.empty();
    List<String> targets = List.of();
    if (edits && !part.equals("connect")) {
      throw in.wrong("attributes have no list to edit");
    }
    if (in.accept('=')) {
      switch (part) {
        case "" -> value = Optional.of(values.value(type));
        case "timeSamples" -> value = Optional.of(values.samples(type));
        case "connect" -> targets = deletes ? skipped() : values.value().texts();
        case "spline" -> values.dictionary("", new TreeMap<>(), 0);
        default -> throw in.wrong("attributes have no '." + part + "'");
      }
    }
    spec.add(
        name,
        new UsdProperty(type, value, part.equals("timeSamples"), targets, propertyMetadata()));
  }

  private List<String> skipped() throws MediaException {
    values.value();
    return List.of();
  }

  /** Metadata of a property, of which the interpolation is kept. */
  private Optional<String> propertyMetadata() throws MediaException {
    if (in.peek() != '(') {
      return Optional.empty();
    }
    UsdSpec said = new UsdSpec("");
    metadata(said);
    return said.texts("interpolation").stream().findFirst();
  }

  private void metadata(UsdSpec spec) throws MediaException {
    in.expect('(');
    while (!in.accept(')')) {
      if (in.atText()) {
        spec.metadata().put("comment", UsdValue.of(List.of(in.text())));
      } else {
        entry(spec);
      }
      values.separator();
    }
  }

  private void entry(UsdSpec spec) throws MediaException {
    String word = in.qualifiedName();
    boolean deletes = word.equals("delete") || word.equals("reorder");
    String key = LIST_EDITS.contains(word) && in.peek() != '=' ? in.qualifiedName() : word;
    in.expect('=');
    switch (key) {
      case "references" -> arcs(deletes ? new ArrayList<>() : spec.references());
      case "payload" -> arcs(deletes ? new ArrayList<>() : spec.payloads());
      case "subLayers" -> {
        List<UsdSpec.Arc> layers = new ArrayList<>();
        arcs(layers);
        spec.metadata().put(key, UsdValue.of(layers.stream().map(UsdSpec.Arc::asset).toList()));
      }
      case "variants" -> {
        Map<String, UsdValue> chosen = new TreeMap<>();
        values.dictionary("", chosen, 0);
        for (Map.Entry<String, UsdValue> choice : chosen.entrySet()) {
          choice.getValue().texts().forEach(text -> spec.selections().put(choice.getKey(), text));
        }
      }
      default -> {
        if (in.peek() == '{') {
          values.dictionary(key, spec.metadata(), 0);
        } else if (deletes) {
          values.value();
        } else {
          spec.metadata().put(key, values.value());
        }
      }
    }
  }

  private void arcs(List<UsdSpec.Arc> arcs) throws MediaException {
    if (in.accept("None")) {
      return;
    }
    if (!in.accept('[')) {
      arcs.add(arc());
      return;
    }
    while (!in.accept(']')) {
      arcs.add(arc());
      if (!in.accept(',') && in.peek() != ']') {
        throw in.wrong("']' is missing");
      }
    }
  }

  private UsdSpec.Arc arc() throws MediaException {
    String asset = in.peek() == '@' ? in.asset() : "";
    String prim = in.peek() == '<' || asset.isEmpty() ? in.path() : "";
    if (in.peek() == '(') {
      metadata(new UsdSpec(""));
    }
    return new UsdSpec.Arc(asset, prim);
  }
}
