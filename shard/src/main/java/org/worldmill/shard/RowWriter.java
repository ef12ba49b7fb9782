package org.worldmill.shard;

import java.util.List;
import java.util.Map;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.worldmill.shard.ColumnType.ListOf;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;

/** Hands rows, as maps of values by column name, to Parquet. */
final class RowWriter {

  private final List<Column> columns;
  private final RecordConsumer out;

  RowWriter(List<Column> columns, RecordConsumer out) {
    this.columns = List.copyOf(columns);
    this.out = out;
  }

  /** Writes one row; entries without a column are left out. */
  void write(Map<String, Object> row) {
    out.startMessage();
    fields(columns, row);
    out.endMessage();
  }

  private void fields(List<Column> fields, Map<?, ?> values) {
    for (int i = 0; i < fields.size(); i++) {
      Object value = values.get(fields.get(i).name());
      if (value != null) {
        out.startField(fields.get(i).name(), i);
        value(fields.get(i).type(), value);
        out.endField(fields.get(i).name(), i);
      }
    }
  }

  private void value(ColumnType type, Object value) {
    if (type instanceof Scalar scalar) {
      scalar(scalar, value);
    } else if (type instanceof Struct struct) {
      out.startGroup();
      fields(struct.fields(), (Map<?, ?>) value);
      out.endGroup();
    } else if (type instanceof ListOf list) {
      out.startGroup();
      elements(list, (List<?>) value);
      out.endGroup();
    } else {
      throw new IllegalArgumentException("media is written page by page, not as " + value);
    }
  }

  private void elements(ListOf list, List<?> values) {
    if (values.isEmpty()) {
      return;
    }
    out.startField("list", 0);
    for (Object value : values) {
      out.startGroup();
      out.startField("element", 0);
      value(list.element(), value);
      out.endField("element", 0);
      out.endGroup();
    }
    out.endField("list", 0);
  }

  private void scalar(Scalar scalar, Object value) {
    switch (scalar) {
      case TEXT -> out.addBinary(Binary.fromString((String) value));
      case INT32 -> out.addInteger((Integer) value);
      case INT64 -> out.addLong((Long) value);
      case DOUBLE -> out.addDouble((Double) value);
      case FLAG -> out.addBoolean((Boolean) value);
    }
  }
}
