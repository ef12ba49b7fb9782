package org.worldmill.shard;

import java.util.List;
import java.util.Locale;

/**
 * The type of a column, from which its Parquet type, its feature in Hugging Face's {@code datasets}
 * and its Croissant field are made. Every value is optional.
 */
sealed interface ColumnType {

  /**
   * A single value: {@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code Boolean}.
   */
  enum Scalar implements ColumnType {
    TEXT("string", "sc:Text"),
    INT32("int32", "sc:Integer"),
    INT64("int64", "sc:Integer"),
    DOUBLE("float64", "sc:Float"),
    FLAG("bool", "sc:Boolean");

    private final String dtype;
    private final String croissant;

    Scalar(String dtype, String croissant) {
      this.dtype = dtype;
      this.croissant = croissant;
    }

    /** Its name in {@code datasets}. */
    String dtype() {
      return dtype;
    }

    /** Its name in Croissant. */
    String croissant() {
      return croissant;
    }
  }

  /** Bytes of a media type; a struct of exactly {@code bytes} and {@code path}. */
  enum Media implements ColumnType {
    VIDEO,
    IMAGE,
    MESH;

    /** The feature's class name in {@code datasets}: {@code Video}. */
    String feature() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  /** A {@code List} of values. */
  record ListOf(ColumnType element) implements ColumnType {}

  /** A {@code Map} of values by name. */
  record Struct(List<Column> fields) implements ColumnType {
    public Struct {
      fields = List.copyOf(fields);
    }

    static Struct of(Column... fields) {
      return new Struct(List.of(fields));
    }
  }
}
