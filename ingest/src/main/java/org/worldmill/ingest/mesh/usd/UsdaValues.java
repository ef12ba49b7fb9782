package org.worldmill.ingest.mesh.usd;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;

/** Values of a text layer: tuples and lists give their members in a row. */
final class UsdaValues {

  /** Most numbers of a text layer: 320 MB. */
  private static final long MAX_NUMBERS = 40_000_000;

  private static final int MAX_TEXTS = 2_000_000;
  private static final int MAX_DEPTH = 64;

  /** Types that hold their numbers in 32 bits. */
  private static final Pattern SINGLE = Pattern.compile("(float\\d?|[a-zA-Z]+\\d?f)(\\[\\])?");

  private final UsdaScanner in;
  private long numbersLeft = MAX_NUMBERS;
  private int textsLeft = MAX_TEXTS;

  UsdaValues(UsdaScanner in) {
    this.in = in;
  }

  private static final class Row {
    private double[] numbers = new double[4];
    private int count;
    private final List<String> texts = new ArrayList<>(1);

    void add(double number) {
      if (count == numbers.length) {
        numbers = Arrays.copyOf(numbers, count + count / 2 + 4);
      }
      numbers[count++] = number;
    }

    UsdValue build() {
      return texts.isEmpty() ? UsdValue.of(Arrays.copyOf(numbers, count)) : UsdValue.of(texts);
    }
  }

  /** A value; dictionaries give nothing. */
  UsdValue value() throws MediaException {
    return value("double");
  }

  /** A value of a type, whose numbers are rounded to what the type holds. */
  UsdValue value(String type) throws MediaException {
    Row row = new Row();
    value(row, 0);
    if (SINGLE.matcher(type).matches()) {
      for (int i = 0; i < row.count; i++) {
        row.numbers[i] = (float) row.numbers[i];
      }
    }
    return row.build();
  }

  private void value(Row row, int depth) throws MediaException {
    if (depth > MAX_DEPTH) {
      throw in.wrong("lists stand in lists over %d deep".formatted(MAX_DEPTH));
    }
    if (in.accept('[')) {
      members(row, ']', depth);
    } else if (in.accept('(')) {
      members(row, ')', depth);
    } else if (in.atNumber()) {
      number(row, in.number());
    } else if (in.atText()) {
      text(row, in.text());
    } else if (in.peek() == '@') {
      text(row, in.asset());
      if (in.peek() == '<') {
        in.path();
      }
    } else if (in.peek() == '<') {
      text(row, in.path());
    } else if (in.peek() == '{') {
      dictionary("", new TreeMap<>(), depth + 1);
    } else {
      word(row, in.qualifiedName());
    }
  }

  private void members(Row row, char end, int depth) throws MediaException {
    while (!in.accept(end)) {
      value(row, depth + 1);
      if (!in.accept(',') && in.peek() != end) {
        throw in.wrong("'" + end + "' is missing");
      }
    }
  }

  private void word(Row row, String word) throws MediaException {
    switch (word) {
      case "None", "AnimationBlock" -> {}
      case "inf", "Infinity" -> number(row, Double.POSITIVE_INFINITY);
      case "nan", "NaN" -> number(row, Double.NaN);
      case "true", "True", "yes" -> number(row, 1);
      case "false", "False", "no" -> number(row, 0);
      default -> text(row, word);
    }
  }

  private void number(Row row, double number) throws MediaException {
    if (numbersLeft-- == 0) {
      throw MeshLimits.tooLarge("numbers", MAX_NUMBERS + 1, MAX_NUMBERS);
    }
    row.add(number);
  }

  private void text(Row row, String text) throws MediaException {
    if (textsLeft-- == 0) {
      throw MeshLimits.tooLarge("texts", MAX_TEXTS + 1L, MAX_TEXTS);
    }
    row.texts.add(text);
  }

  /**
   * A dictionary, or a map from paths or times.
   *
   * @param prefix stands before each key, with a colon if it is not empty
   * @param found takes what is no dictionary in turn
   */
  void dictionary(String prefix, Map<String, UsdValue> found, int depth) throws MediaException {
    if (depth > MAX_DEPTH) {
      throw in.wrong("dictionaries stand in dictionaries over %d deep".formatted(MAX_DEPTH));
    }
    in.expect('{');
    while (!in.accept('}')) {
      String key = key();
      String full = prefix.isEmpty() ? key : prefix + ':' + key;
      if (in.peek() == '{') {
        dictionary(full, found, depth + 1);
      } else {
        found.put(full, value());
      }
      separator();
    }
  }

  private String key() throws MediaException {
    if (in.peek() == '<' || in.atNumber()) {
      String key = in.peek() == '<' ? in.path() : String.valueOf(in.number());
      in.expect(':');
      return key;
    }
    type();
    String key = in.atText() ? in.text() : in.qualifiedName();
    in.expect('=');
    return key;
  }

  /** The name of a type, with brackets if it is an array. */
  String type() throws MediaException {
    String type = in.qualifiedName();
    if (in.accept('[')) {
      in.expect(']');
      type += "[]";
    }
    if (in.peek() == '[') {
      throw in.wrong("arrays have one dimension");
    }
    return type;
  }

  /** Samples in time; the earliest is kept. */
  UsdValue samples(String type) throws MediaException {
    in.expect('{');
    double earliest = Double.POSITIVE_INFINITY;
    UsdValue first = UsdValue.of(new double[0]);
    while (!in.accept('}')) {
      double time = in.number();
      in.expect(':');
      UsdValue value = value(type);
      if (time < earliest) {
        earliest = time;
        first = value;
      }
      separator();
    }
    return first;
  }

  /** Commas and semicolons between entries may be left out. */
  void separator() {
    if (!in.accept(',')) {
      in.accept(';');
    }
  }
}
