package org.worldmill.jobs.spark;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Turns records into Spark rows and back, by reflection over their components.
 *
 * <p>A component becomes a column of its name in snake case: {@code assetId} is {@code asset_id}.
 * Texts, booleans, whole and floating-point numbers are columns of their own types, enums are texts
 * of their names, lists are arrays, records are structs, and an empty {@link java.util.Optional} is
 * null. Every column may hold null in the schema, because Spark's expressions forget that they
 * never do; a null where the record has no {@code Optional} is refused when it is read. Immutable.
 *
 * @param <T> the record
 */
public final class RecordCodec<T extends Record> {

  /** Made once for each type: tasks ask for theirs with every row. */
  private static final ClassValue<RecordCodec<?>> CODECS =
      new ClassValue<>() {
        @Override
        protected RecordCodec<?> computeValue(Class<?> type) {
          return new RecordCodec<>(type.asSubclass(Record.class));
        }
      };

  private final Class<T> type;
  private final Shape.Struct shape;

  private RecordCodec(Class<T> type) {
    this.type = type;
    this.shape = Shape.ofRecord(type);
  }

  /**
   * The codec of a record.
   *
   * @throws IllegalArgumentException if a component is of a type that rows cannot hold
   */
  @SuppressWarnings("unchecked")
  public static <T extends Record> RecordCodec<T> of(Class<T> type) {
    return (RecordCodec<T>) CODECS.get(type);
  }

  /** The columns, in the order of the components. */
  public StructType schema() {
    return shape.dataType();
  }

  /** Spark's encoder of these rows. */
  public Encoder<Row> encoder() {
    return Encoders.row(schema());
  }

  /** A row of this record. */
  public Row toRow(T value) {
    return shape.encode(value);
  }

  /** Rows of these records. */
  public List<Row> toRows(List<T> values) {
    return values.stream().map(this::toRow).toList();
  }

  /**
   * The record of a row. Columns are found by name, at every depth, in a row that knows its schema;
   * in one that does not, they stand in the order of {@link #schema()}.
   *
   * @throws IllegalArgumentException if the row does not fit; the message names the column
   */
  public T fromRow(Row row) {
    return type.cast(shape.decode(row, type.getSimpleName()));
  }

  /** The records of these rows, read one at a time. */
  public Iterator<T> fromRows(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public T next() {
        return fromRow(rows.next());
      }
    };
  }
}
