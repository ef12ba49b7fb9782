package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The tables of a crate of version 0.4 to 0.x: tokens, strings, fields, sets of fields, paths. */
final class CrateTables {

  private static final int MAX_ROWS = 8_000_000;
  private static final long MAX_TOKEN_BYTES = 256L << 20;
  private static final int MAX_DEPTH = 400;

  /**
   * A path.
   *
   * @param parent number of the path that it goes on from; -1 for the root
   * @param element what it adds; a variant stands in braces
   * @param property whether it adds the name of a property
   */
  record Step(int parent, String element, boolean property) {}

  private final ByteBuffer bytes;
  private final Map<String, CrateInput> sections = new HashMap<>();
  private final List<String> tokens = new ArrayList<>();
  private final int[] strings;
  private final int[] fieldNames;
  private final long[] fieldValues;
  private final int[] fieldSets;
  private final Step[] paths;

  CrateTables(ByteBuffer bytes) throws MediaException {
    this.bytes = bytes;
    CrateInput in = new CrateInput(bytes, 16);
    in.seek(in.i64());
    int count = in.count("sections", 32, 1000);
    for (int i = 0; i < count; i++) {
      byte[] name = new byte[16];
      in.slice(16).get(name);
      String text = new String(name, StandardCharsets.ISO_8859_1);
      sections.put(text.replaceFirst("\0.*", ""), new CrateInput(bytes, in.i64()));
      in.i64();
    }
    readTokens(section("TOKENS"));
    CrateInput texts = section("STRINGS");
    strings = raw(texts, texts.count("strings", 4, MAX_ROWS));
    CrateInput fields = section("FIELDS");
    int fieldCount = rows(fields, "fields");
    fieldNames = packed(fields, fieldCount);
    fieldValues = longs(fields, fieldCount);
    CrateInput sets = section("FIELDSETS");
    fieldSets = packed(sets, rows(sets, "sets of fields"));
    paths = readPaths(section("PATHS"));
  }

  /** What follows a section's head. */
  CrateInput section(String name) throws MediaException {
    CrateInput in = sections.get(name);
    if (in == null) {
      throw new MediaException(
          Code.CORRUPT, "its section '" + name + "' is missing; fetch the file again");
    }
    return in;
  }

  static int rows(CrateInput in, String what) throws MediaException {
    return in.count(what, 0, MAX_ROWS);
  }

  static int[] packed(CrateInput in, int count) throws MediaException {
    return CrateIntegers.ints(in.sized(), count);
  }

  private static int[] raw(CrateInput in, int count) throws MediaException {
    int[] values = new int[count];
    in.slice(4L * count).asIntBuffer().get(values);
    return values;
  }

  private static long[] longs(CrateInput in, int count) throws MediaException {
    byte[] plain = Lz4Block.unpack(in.sized(), 8L * count);
    if (plain.length != 8L * count) {
      throw new MediaException(
          Code.CORRUPT,
          "it has %d fields but values of %d bytes; fetch the file again"
              .formatted(count, plain.length));
    }
    long[] values = new long[count];
    ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(values);
    return values;
  }

  private void readTokens(CrateInput in) throws MediaException {
    int count = rows(in, "tokens");
    long size = in.i64();
    if (size < 0 || size > MAX_TOKEN_BYTES) {
      throw new MediaException(
          Code.TOO_LARGE, "its tokens take %d bytes; split the model".formatted(size));
    }
    byte[] plain = Lz4Block.unpack(in.sized(), size);
    int start = 0;
    for (int at = 0; at < plain.length && tokens.size() < count; at++) {
      if (plain[at] == 0) {
        tokens.add(new String(plain, start, at - start, StandardCharsets.UTF_8));
        start = at + 1;
      }
    }
    if (tokens.size() != count) {
      throw new MediaException(
          Code.CORRUPT,
          "it states %d tokens and has %d; fetch the file again".formatted(count, tokens.size()));
    }
  }

  private Step[] readPaths(CrateInput in) throws MediaException {
    int total = rows(in, "paths");
    int count = rows(in, "paths");
    CrateIntegers.check(total, bytes.limit());
    int[] numbers = packed(in, count);
    int[] elements = packed(in, count);
    int[] jumps = packed(in, count);
    Step[] steps = new Step[total];
    int[] waiting = new int[2 * MAX_DEPTH];
    int depth = 0;
    int parent = -1;
    for (int at = 0; at < count; ) {
      int number = numbers[at];
      if (number < 0 || number >= total || steps[number] != null) {
        throw broken();
      }
      steps[number] =
          parent < 0
              ? new Step(-1, "", false)
              : new Step(parent, token(Math.abs(elements[at])), elements[at] < 0);
      int jump = jumps[at];
      boolean child = jump > 0 || jump == -1;
      if (jump > 0) {
        if (2 * depth == waiting.length || jump > count - at) {
          throw broken();
        }
        waiting[2 * depth] = at + jump;
        waiting[2 * depth++ + 1] = parent;
      }
      if (child) {
        parent = number;
        at++;
      } else if (jump == 0) {
        at++;
      } else if (depth > 0) {
        at = waiting[2 * --depth];
        parent = waiting[2 * depth + 1];
      } else {
        break;
      }
    }
    return steps;
  }

  private static MediaException broken() {
    return new MediaException(Code.CORRUPT, "its paths form no tree; fetch the file again");
  }

  /** The token of a number. */
  String token(long number) throws MediaException {
    if (number < 0 || number >= tokens.size()) {
      throw new MediaException(
          Code.CORRUPT,
          "it names token %d of %d; fetch the file again".formatted(number, tokens.size()));
    }
    return tokens.get((int) number);
  }

  String string(long number) throws MediaException {
    if (number < 0 || number >= strings.length) {
      throw new MediaException(
          Code.CORRUPT,
          "it names string %d of %d; fetch the file again".formatted(number, strings.length));
    }
    return token(strings[(int) number]);
  }

  Step path(long number) throws MediaException {
    Step step = number < 0 || number >= paths.length ? null : paths[(int) number];
    if (step == null) {
      throw new MediaException(
          Code.CORRUPT,
          "it names path %d of %d; fetch the file again".formatted(number, paths.length));
    }
    return step;
  }

  /** A path as text layers write it, without variants; the empty path is in no tree. */
  String pathText(long number) throws MediaException {
    if (number >= 0 && number < paths.length && paths[(int) number] == null) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (Step step = path(number); step.parent() >= 0; step = path(step.parent())) {
      if (step.property()) {
        text.insert(0, step.element()).insert(0, '.');
      } else if (!step.element().startsWith("{")) {
        text.insert(0, step.element()).insert(0, '/');
      }
    }
    return text.length() == 0 ? "/" : text.toString();
  }

  /** The fields of a set, by name. */
  Map<String, Long> fields(int set) throws MediaException {
    Map<String, Long> fields = new TreeMap<>();
    for (int i = set; i >= 0 && i < fieldSets.length && fieldSets[i] != -1; i++) {
      int field = fieldSets[i];
      if (field < 0 || field >= fieldNames.length) {
        throw new MediaException(
            Code.CORRUPT,
            "it names field %d of %d; fetch the file again".formatted(field, fieldNames.length));
      }
      fields.put(token(fieldNames[field]), fieldValues[field]);
    }
    return fields;
  }
}
