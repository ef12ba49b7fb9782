package org.worldmill.ingest.parquet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.worldmill.schemas.MediaException;

/**
 * A structure in Thrift's compact protocol, its fields by number (thrift-compact-protocol.md of
 * Apache Thrift). Every length is held against the bytes that are left before anything is made.
 */
final class CompactStruct {

  private static final int MOST_DEPTH = 12;
  private static final int STOP = 0;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;

  private final Map<Integer, Object> fields = new HashMap<>();

  private CompactStruct() {}

  /** Reads one, and leaves the buffer behind it. */
  static CompactStruct read(ByteBuffer in) throws MediaException {
    return struct(in, 0);
  }

  private static CompactStruct struct(ByteBuffer in, int depth) throws MediaException {
    if (depth > MOST_DEPTH) {
      throw ParquetFile.corrupt("its structures are nested too deeply");
    }
    CompactStruct read = new CompactStruct();
    int id = 0;
    while (true) {
      int head = next(in);
      int type = head & 15;
      if (type == STOP) {
        return read;
      }
      int step = head >> 4;
      id = step == 0 ? (int) zigzag(varint(in)) : id + step;
      Object value =
          type == TRUE || type == FALSE ? Boolean.valueOf(type == TRUE) : value(in, type, depth);
      read.fields.put(id, value);
    }
  }

  private static Object value(ByteBuffer in, int type, int depth) throws MediaException {
    return switch (type) {
      case TRUE, FALSE -> next(in) == TRUE;
      case BYTE -> (long) (byte) next(in);
      case I16, I32, I64 -> zigzag(varint(in));
      case DOUBLE -> Double.longBitsToDouble(Long.reverseBytes(bytes(in, 8).getLong()));
      case BINARY -> bytes(in, varint(in));
      case LIST, SET -> list(in, depth);
      case MAP -> map(in, depth);
      case STRUCT -> struct(in, depth + 1);
      default -> throw ParquetFile.corrupt("a field has the type " + type);
    };
  }

  /** Passes a map by; none of them is needed. */
  private static List<Object> map(ByteBuffer in, int depth) throws MediaException {
    long size = varint(in);
    int types = size == 0 ? 0 : next(in);
    skip(in, size, new int[] {types >> 4, types & 15}, depth);
    return List.of();
  }

  private static List<Object> list(ByteBuffer in, int depth) throws MediaException {
    int head = next(in);
    long size = head >> 4 == 15 ? varint(in) : head >> 4;
    if (size > in.remaining() || depth > MOST_DEPTH) {
      throw ParquetFile.corrupt("a list of " + size + " is longer than the rest of it");
    }
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      list.add(value(in, head & 15, depth + 1));
    }
    return list;
  }

  private static void skip(ByteBuffer in, long size, int[] types, int depth) throws MediaException {
    if (size > in.remaining() || depth > MOST_DEPTH) {
      throw ParquetFile.corrupt("a map of " + size + " is longer than the rest of it");
    }
    for (long i = 0; i < size; i++) {
      for (int type : types) {
        value(in, type, depth + 1);
      }
    }
  }

  private static int next(ByteBuffer in) throws MediaException {
    if (!in.hasRemaining()) {
      throw ParquetFile.corrupt("it ends within a structure");
    }
    return in.get() & 0xff;
  }

  private static ByteBuffer bytes(ByteBuffer in, long length) throws MediaException {
    if (length < 0 || length > in.remaining()) {
      throw ParquetFile.corrupt("a text of " + length + " bytes is longer than the rest of it");
    }
    ByteBuffer bytes = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return bytes;
  }

  private static long varint(ByteBuffer in) throws MediaException {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int part = next(in);
      value |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return value;
      }
    }
    throw ParquetFile.corrupt("a number has no end");
  }

  private static long zigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  boolean has(int field) {
    return fields.containsKey(field);
  }

  /** A whole number, within {@code least} and {@code most}. */
  long number(int field, long least, long most) throws MediaException {
    Object value = fields.get(field);
    if (value instanceof Long number && number >= least && number <= most) {
      return number;
    }
    throw ParquetFile.corrupt("field " + field + " is " + value);
  }

  boolean flag(int field, boolean otherwise) {
    return fields.get(field) instanceof Boolean flag ? flag : otherwise;
  }

  String text(int field) throws MediaException {
    return text(fields.getOrDefault(field, List.of()));
  }

  private static String text(Object value) throws MediaException {
    if (value instanceof ByteBuffer bytes) {
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
    throw ParquetFile.corrupt("a name is missing");
  }

  CompactStruct struct(int field) throws MediaException {
    if (fields.get(field) instanceof CompactStruct struct) {
      return struct;
    }
    throw ParquetFile.corrupt("field " + field + " is missing");
  }

  /** The structures of a list; none if there is no list. */
  List<CompactStruct> structs(int field) {
    List<CompactStruct> structs = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      for (Object value : list) {
        if (value instanceof CompactStruct struct) {
          structs.add(struct);
        }
      }
    }
    return structs;
  }

  /** The texts of a list, joined by dots. */
  String path(int field) throws MediaException {
    List<String> steps = new ArrayList<>();
    if (fields.get(field) instanceof List<?> list) {
      for (Object value : list) {
        steps.add(text(value));
      }
    }
    return String.join(".", steps);
  }
}
