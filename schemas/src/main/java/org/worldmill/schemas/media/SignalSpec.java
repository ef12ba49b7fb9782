package org.worldmill.schemas.media;

/**
 * The declaration of a signal, from which its column, its documentation, its place in the dataset
 * card and its plot follow.
 *
 * @param name lowercase words joined by underscores, unit last where it has one: {@code duration_s}
 * @param type what its values are
 * @param unit SI or the field's own; {@code 1} for pure numbers, empty for text and flags
 * @param min least possible value; negative infinity if there is none
 * @param max greatest possible value; positive infinity if there is none
 * @param meaning one sentence for a person
 * @param method how it is found, and the paper or standard it follows
 */
public record SignalSpec(
    String name, Type type, String unit, double min, double max, String meaning, String method) {

  /** What the values of a signal are. */
  public enum Type {
    /** A floating-point number. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    /** Yes or no. */
    FLAG,
    /** A word or a hash. */
    TEXT,
    /** A list of numbers on a time base that {@code meaning} states. */
    SERIES
  }

  public SignalSpec {
    if (!name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not a signal's name: '" + name + "'");
    }
    if (!(min <= max)) {
      throw new IllegalArgumentException(name + " has an empty range: " + min + ".." + max);
    }
  }

  /** A number of this unit and range. */
  public static SignalSpec number(
      String name, String unit, double min, double max, String meaning, String method) {
    return new SignalSpec(name, Type.NUMBER, unit, min, max, meaning, method);
  }

  /** A share of something: a number in 0..1. */
  public static SignalSpec share(String name, String meaning, String method) {
    return new SignalSpec(name, Type.NUMBER, "1", 0, 1, meaning, method);
  }

  /** A count: a whole number from 0. */
  public static SignalSpec count(String name, String meaning, String method) {
    return new SignalSpec(name, Type.INTEGER, "1", 0, Double.POSITIVE_INFINITY, meaning, method);
  }

  /** Yes or no. */
  public static SignalSpec flag(String name, String meaning, String method) {
    return new SignalSpec(name, Type.FLAG, "", 0, 1, meaning, method);
  }

  /** A word or a hash. */
  public static SignalSpec text(String name, String meaning, String method) {
    return new SignalSpec(
        name, Type.TEXT, "", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, meaning, method);
  }

  /** A list of numbers. */
  public static SignalSpec series(
      String name, String unit, double min, double max, String meaning, String method) {
    return new SignalSpec(name, Type.SERIES, unit, min, max, meaning, method);
  }
}
