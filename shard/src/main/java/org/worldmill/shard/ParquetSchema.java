package org.worldmill.shard;

import static org.apache.parquet.schema.LogicalTypeAnnotation.listType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.Type.Repetition.OPTIONAL;
import static org.apache.parquet.schema.Type.Repetition.REPEATED;

import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.worldmill.schemas.ContentHash;
import org.worldmill.shard.ColumnType.ListOf;
import org.worldmill.shard.ColumnType.Media;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;

/** The Parquet types of columns. Everything is optional; lists have the standard three levels. */
final class ParquetSchema {

  static final String BYTES = "bytes";
  static final String PATH = "path";

  private ParquetSchema() {}

  /** The type of rows with these columns. */
  static MessageType of(List<Column> columns) {
    return new MessageType("clip", types(columns));
  }

  private static List<Type> types(List<Column> columns) {
    return columns.stream().map(column -> type(column.name(), column.type())).toList();
  }

  private static Type type(String name, ColumnType type) {
    if (type instanceof Scalar scalar) {
      return scalar(name, scalar);
    }
    if (type instanceof Struct struct) {
      return new GroupType(OPTIONAL, name, types(struct.fields()));
    }
    if (type instanceof ListOf list) {
      GroupType repeated = new GroupType(REPEATED, "list", type("element", list.element()));
      return Types.optionalGroup().as(listType()).addField(repeated).named(name);
    }
    if (type instanceof Media) {
      return new GroupType(OPTIONAL, name, bytes(), scalar(PATH, Scalar.TEXT));
    }
    throw new IllegalArgumentException("no Parquet type for " + type);
  }

  /** Changes with any column's name, type, unit or meaning. */
  static String hash(MessageType schema, Map<String, String> footer) {
    return ContentHash.of(schema + "\n" + footer.getOrDefault(Features.COLUMNS, ""));
  }

  /** The columns of a file without media. */
  static List<Column> columns(GroupType schema) {
    return schema.getFields().stream()
        .map(field -> Column.of(field.getName(), columnType(field), ""))
        .toList();
  }

  private static ColumnType columnType(Type type) {
    if (!type.isPrimitive()) {
      GroupType group = type.asGroupType();
      if (group.getLogicalTypeAnnotation() == null) {
        return new Struct(columns(group));
      }
      return new ListOf(columnType(group.getType(0).asGroupType().getType(0)));
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case BINARY -> Scalar.TEXT;
      case INT32 -> Scalar.INT32;
      case INT64 -> Scalar.INT64;
      case DOUBLE -> Scalar.DOUBLE;
      case BOOLEAN -> Scalar.FLAG;
      default -> throw new IllegalArgumentException("not a column of a release: " + type);
    };
  }

  /** The leaf that holds media. */
  static PrimitiveType bytes() {
    return Types.optional(PrimitiveTypeName.BINARY).named(BYTES);
  }

  private static PrimitiveType scalar(String name, Scalar scalar) {
    return switch (scalar) {
      case TEXT -> Types.optional(PrimitiveTypeName.BINARY).as(stringType()).named(name);
      case INT32 -> Types.optional(PrimitiveTypeName.INT32).named(name);
      case INT64 -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case DOUBLE -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case FLAG -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
    };
  }
}
