package org.worldmill.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.worldmill.shard.ColumnType.ListOf;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;

/** Reads chosen columns of a file of a release, row by row, as maps of values by column name. */
final class RowReader implements AutoCloseable {

  private final ParquetFileReader file;
  private final List<Column> columns;
  private final MessageType projection;
  private long left;
  private Optional<RecordReader<Group>> group = Optional.empty();

  /** Opens a file. Columns that it lacks are absent from every row. */
  RowReader(InputFile input, List<Column> wanted) throws IOException {
    this.file = open(input);
    MessageType schema = file.getFileMetaData().getSchema();
    this.columns = wanted.stream().filter(column -> schema.containsField(column.name())).toList();
    this.projection = ParquetSchema.of(columns);
    file.setRequestedSchema(projection);
  }

  /** Opens a file without Hadoop's configuration. */
  static ParquetFileReader open(InputFile input) throws IOException {
    return ParquetFileReader.open(
        input, ParquetReadOptions.builder(new PlainParquetConfiguration()).build());
  }

  /** The next row; empty after the last. */
  Optional<Map<String, Object>> next() throws IOException {
    while (left == 0) {
      PageReadStore pages = file.readNextRowGroup();
      if (pages == null) {
        return Optional.empty();
      }
      left = pages.getRowCount();
      group =
          Optional.of(
              new ColumnIOFactory()
                  .getColumnIO(projection)
                  .getRecordReader(pages, new GroupRecordConverter(projection)));
    }
    left--;
    return Optional.of(row(columns, group.orElseThrow().read()));
  }

  private static Map<String, Object> row(List<Column> fields, Group group) {
    Map<String, Object> row = new TreeMap<>();
    for (Column field : fields) {
      if (group.getFieldRepetitionCount(field.name()) > 0) {
        row.put(field.name(), value(field.type(), group, field.name()));
      }
    }
    return row;
  }

  private static Object value(ColumnType type, Group group, String name) {
    if (type instanceof Scalar scalar) {
      return scalar(scalar, group, name);
    }
    if (type instanceof Struct struct) {
      return row(struct.fields(), group.getGroup(name, 0));
    }
    if (type instanceof ListOf list) {
      Group outer = group.getGroup(name, 0);
      List<Object> elements = new ArrayList<>();
      for (int i = 0; i < outer.getFieldRepetitionCount("list"); i++) {
        elements.add(value(list.element(), outer.getGroup("list", i), "element"));
      }
      return elements;
    }
    throw new IllegalArgumentException("media is read at its offset, not as column " + name);
  }

  private static Object scalar(Scalar scalar, Group group, String name) {
    return switch (scalar) {
      case TEXT -> group.getString(name, 0);
      case INT32 -> group.getInteger(name, 0);
      case INT64 -> group.getLong(name, 0);
      case DOUBLE -> group.getDouble(name, 0);
      case FLAG -> group.getBoolean(name, 0);
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
