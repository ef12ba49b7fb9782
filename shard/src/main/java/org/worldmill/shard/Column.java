package org.worldmill.shard;

/**
 * A column of a release's rows, or a field of one.
 *
 * @param name its name
 * @param type its type
 * @param unit its unit; {@code 1} for pure numbers, empty for text, flags and structs
 * @param meaning one sentence for a person
 */
record Column(String name, ColumnType type, String unit, String meaning) {

  static Column of(String name, ColumnType type, String meaning) {
    return new Column(name, type, "", meaning);
  }
}
