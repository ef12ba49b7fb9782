package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.ingest.mesh.usd.CrateTables.Step;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** Reads crates, the binary layers of USD, versions 0.4 to 0.x. */
final class CrateReader {

  private static final int OLDEST = 4;
  private static final int ATTRIBUTE = 1;
  private static final int PRIM = 6;
  private static final int PSEUDO_ROOT = 7;
  private static final int RELATIONSHIP = 8;
  private static final int VARIANT = 10;

  private final ByteBuffer bytes;
  private final Map<Integer, UsdSpec> prims = new HashMap<>();
  private final UsdSpec root = new UsdSpec("");

  CrateReader(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  /** The pseudo-root. */
  UsdSpec read() throws MediaException {
    int version = version();
    CrateTables tables = new CrateTables(bytes);
    CrateValues values = new CrateValues(bytes, tables, version);
    CrateInput in = tables.section("SPECS");
    int count = CrateTables.rows(in, "specs");
    int[] paths = CrateTables.packed(in, count);
    int[] sets = CrateTables.packed(in, count);
    int[] types = CrateTables.packed(in, count);
    for (int i = 0; i < count; i++) {
      switch (types[i]) {
        case PSEUDO_ROOT -> describe(root, tables.fields(sets[i]), values);
        case PRIM, VARIANT -> describe(prim(paths[i], tables, 0), tables.fields(sets[i]), values);
        case ATTRIBUTE, RELATIONSHIP -> {
          Step step = tables.path(paths[i]);
          UsdProperty said = property(tables.fields(sets[i]), values);
          prim(step.parent(), tables, 0).add(step.element(), said);
        }
        default -> {}
      }
    }
    return root;
  }

  private int version() throws MediaException {
    CrateInput in = new CrateInput(bytes, 8);
    int major = in.u8();
    int minor = in.u8();
    if (major != 0 || minor < OLDEST) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "it is crate version %d.%d, 0.%d and later can be read; save it again with usdcat"
              .formatted(major, minor, OLDEST));
    }
    return minor;
  }

  /** What is said of the prim or variant of a path. */
  private UsdSpec prim(int path, CrateTables tables, int depth) throws MediaException {
    UsdSpec known = prims.get(path);
    if (known != null) {
      return known;
    }
    Step step = tables.path(path);
    UsdSpec spec = step.parent() < 0 ? root : below(step, tables, depth);
    prims.put(path, spec);
    return spec;
  }

  private UsdSpec below(Step step, CrateTables tables, int depth) throws MediaException {
    if (depth > 400 || step.property()) {
      throw new MediaException(Code.CORRUPT, "a prim stands where none can; fetch the file again");
    }
    UsdSpec parent = prim(step.parent(), tables, depth + 1);
    String element = step.element();
    int equals = element.indexOf('=');
    if (element.startsWith("{") && element.endsWith("}") && equals > 0) {
      return parent.variant(
          element.substring(1, equals), element.substring(equals + 1, element.length() - 1));
    }
    return parent.child(element);
  }

  private static void describe(UsdSpec spec, Map<String, Long> fields, CrateValues values)
      throws MediaException {
    for (Map.Entry<String, Long> field : fields.entrySet()) {
      long value = field.getValue();
      switch (field.getKey()) {
        case "specifier" -> spec.kind(kind((int) value));
        case "typeName" -> spec.type(first(values.of(value)));
        case "references" -> spec.references().addAll(values.arcs(value));
        case "payload" -> spec.payloads().addAll(values.arcs(value));
        case "variantSelection" -> values.selections(value, spec.selections());
        default -> {
          if (values.isDictionary(value)) {
            values.dictionary(value, field.getKey(), spec.metadata());
          } else {
            spec.metadata().put(field.getKey(), values.of(value));
          }
        }
      }
    }
  }

  private static UsdSpec.Kind kind(int number) {
    return number == 0 ? UsdSpec.Kind.DEF : number == 1 ? UsdSpec.Kind.OVER : UsdSpec.Kind.CLASS;
  }

  private static UsdProperty property(Map<String, Long> fields, CrateValues values)
      throws MediaException {
    Optional<Long> samples =
        Optional.ofNullable(fields.get("timeSamples")).filter(values::isSamples);
    Optional<Long> stated = Optional.ofNullable(fields.get("default"));
    if (samples.isPresent()) {
      stated = Optional.of(values.first(samples.get()));
    }
    return new UsdProperty(
        text(fields, "typeName", values).orElse(""),
        stated.map(values::of),
        samples.isPresent(),
        targets(fields, values),
        text(fields, "interpolation", values));
  }

  private static List<String> targets(Map<String, Long> fields, CrateValues values)
      throws MediaException {
    Long value = fields.getOrDefault("targetPaths", fields.get("connectionPaths"));
    return value == null ? List.of() : values.of(value).texts();
  }

  private static Optional<String> text(Map<String, Long> fields, String key, CrateValues values)
      throws MediaException {
    Long value = fields.get(key);
    return value == null ? Optional.empty() : Optional.of(first(values.of(value)));
  }

  private static String first(UsdValue value) throws MediaException {
    return value.texts().stream().findFirst().orElse("");
  }
}
