package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.worldmill.ingest.mesh.MeshLimits;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * The values of a crate. Each is told by eight bytes: a type, whether it is an array, packed or
 * stands in these bytes itself, and else where it stands.
 */
final class CrateValues {

  /** Most numbers of one array: the coordinates or corners of the largest mesh. */
  private static final int MAX_ARRAY = 3 * MeshLimits.MAX_TRIANGLES;

  /** Most numbers that are unpacked of one file, the same ones counted each time. */
  private static final long MAX_UNPACKED = 10L * MAX_ARRAY;

  private static final int LEAST_PACKED = 16;
  private static final int MAX_TEXTS = 2_000_000;

  private static final int TOKEN_LIST_OP = 32;
  private static final int PATH_LIST_OP = 34;
  private static final int REFERENCE_LIST_OP = 35;
  private static final int TIME_SAMPLES = 46;
  private static final int PAYLOAD = 47;
  private static final int PAYLOAD_LIST_OP = 55;

  private final ByteBuffer bytes;
  private final CrateTables tables;
  private final int version;
  private long unpacked;

  CrateValues(ByteBuffer bytes, CrateTables tables, int version) {
    this.bytes = bytes;
    this.tables = tables;
    this.version = version;
  }

  private static int type(long value) {
    return (int) (value >>> 48 & 0xff);
  }

  private static boolean isArray(long value) {
    return value < 0;
  }

  private static boolean isInlined(long value) {
    return (value >>> 62 & 1) == 1;
  }

  private static boolean isPacked(long value) {
    return (value >>> 61 & 1) == 1;
  }

  private static long payload(long value) {
    return value & 0xffff_ffff_ffffL;
  }

  private CrateInput at(long value) throws MediaException {
    return new CrateInput(bytes, payload(value));
  }

  boolean isSamples(long value) {
    return type(value) == TIME_SAMPLES;
  }

  /** A value that is unpacked when it is asked for. */
  UsdValue of(long value) {
    return new UsdValue() {
      @Override
      public double[] numbers() throws MediaException {
        return CrateValues.this.numbers(value);
      }

      @Override
      public int[] wholes() throws MediaException {
        boolean plain = isArray(value) && CrateType.of(type(value)) == CrateType.INT;
        return plain && payload(value) != 0 ? ints(value) : UsdValue.super.wholes();
      }

      @Override
      public List<String> texts() throws MediaException {
        return CrateValues.this.texts(value);
      }
    };
  }

  /** The earliest of the samples in time. */
  long first(long samples) throws MediaException {
    CrateInput in = at(samples);
    in.jump();
    in.i64();
    in.jump();
    int count = in.count("samples", 8, MAX_TEXTS);
    if (count == 0) {
      throw new MediaException(Code.CORRUPT, "it has no sample in time; export it again");
    }
    return in.i64();
  }

  private double[] numbers(long value) throws MediaException {
    CrateType type = CrateType.of(type(value));
    if (type.width() == 0) {
      return new double[0];
    }
    if (isArray(value)) {
      return payload(value) == 0 ? new double[0] : array(value, type);
    }
    if (isInlined(value)) {
      return type.inlined((int) value);
    }
    return type.read(at(value).slice(type.bytes()), 1);
  }

  private int length(CrateInput in) throws MediaException {
    if (version < 5) {
      in.i32();
    }
    long count = version < 7 ? Integer.toUnsignedLong(in.i32()) : in.i64();
    return (int) Math.max(0, checked(count, MAX_ARRAY));
  }

  private long checked(long count, int limit) throws MediaException {
    if (count < 0 || count > limit) {
      throw MeshLimits.tooLarge("numbers of one array", count, limit);
    }
    unpacked += count;
    if (unpacked > MAX_UNPACKED) {
      throw MeshLimits.tooLarge("numbers to unpack", unpacked, MAX_UNPACKED);
    }
    return count;
  }

  private int[] ints(long value) throws MediaException {
    CrateInput in = at(value);
    int count = length(in);
    if (isPacked(value) && count >= LEAST_PACKED) {
      return CrateTables.packed(in, count);
    }
    int[] plain = new int[in.room(count, 4)];
    in.slice(4L * count).asIntBuffer().get(plain);
    return plain;
  }

  private double[] array(long value, CrateType type) throws MediaException {
    if (type == CrateType.INT) {
      return Arrays.stream(ints(value)).asDoubleStream().toArray();
    }
    CrateInput in = at(value);
    int count = length(in);
    if (!isPacked(value) || count < LEAST_PACKED) {
      checked((long) count * type.width(), MAX_ARRAY);
      return type.read(in.slice((long) count * type.bytes()), count);
    }
    if (type.isWhole()) {
      return type.bytes() == 8
          ? Arrays.stream(CrateIntegers.longs(in.sized(), count)).asDoubleStream().toArray()
          : type.unsigned(CrateTables.packed(in, count));
    }
    int code = in.u8();
    if (code == 'i') {
      return Arrays.stream(CrateTables.packed(in, count)).asDoubleStream().toArray();
    } else if (code != 't') {
      throw new MediaException(
          Code.UNSUPPORTED,
          "it packs numbers by method %d; save it with a released version of USD".formatted(code));
    }
    int size = in.i32();
    double[] table = type.read(in.slice(Integer.toUnsignedLong(size) * type.bytes()), size);
    return looked(table, CrateTables.packed(in, count));
  }

  private static double[] looked(double[] table, int[] places) throws MediaException {
    double[] found = new double[places.length];
    for (int i = 0; i < found.length; i++) {
      if (places[i] < 0 || places[i] >= table.length) {
        throw new MediaException(
            Code.CORRUPT,
            "it looks up number %d of %d; fetch the file again".formatted(places[i], table.length));
      }
      found[i] = table[places[i]];
    }
    return found;
  }

  private List<String> texts(long value) throws MediaException {
    CrateType type = CrateType.of(type(value));
    if (isInlined(value) && !isArray(value)) {
      return type.isText() ? List.of(text(type, (int) value)) : List.of();
    }
    List<String> texts = new ArrayList<>();
    if (type.isText() && isArray(value) && payload(value) != 0) {
      CrateInput in = at(value);
      addTexts(in, length(in), type, texts);
    } else if (type.isVector()) {
      CrateInput in = at(value);
      addTexts(in, in.count("texts", 4, MAX_TEXTS), type, texts);
    } else if (type(value) >= TOKEN_LIST_OP && type(value) <= PATH_LIST_OP) {
      list(value, in -> texts.add(text(type, in.i32())));
    }
    return texts;
  }

  private void addTexts(CrateInput in, int count, CrateType type, List<String> texts)
      throws MediaException {
    checked(count, MAX_TEXTS);
    for (int i = 0; i < count; i++) {
      texts.add(text(type, in.i32()));
    }
  }

  private String text(CrateType type, int number) throws MediaException {
    return switch (type) {
      case STRING, STRINGS, STRINGS_EDITED -> tables.string(Integer.toUnsignedLong(number));
      case PATHS, PATHS_EDITED -> tables.pathText(Integer.toUnsignedLong(number));
      default -> tables.token(Integer.toUnsignedLong(number));
    };
  }

  private interface Item {
    void take(CrateInput in) throws MediaException;
  }

  /** Explicit, added, prepended and appended items; those deleted or only ordered come after. */
  private void list(long value, Item item) throws MediaException {
    CrateInput in = at(value);
    int parts = in.u8();
    for (int bit : new int[] {2, 4, 32, 64}) {
      if ((parts & bit) != 0) {
        int count = in.count("items", 4, MAX_TEXTS);
        checked(count, MAX_TEXTS);
        for (int i = 0; i < count; i++) {
          item.take(in);
        }
      }
    }
  }

  /** References or payloads. */
  List<UsdSpec.Arc> arcs(long value) throws MediaException {
    List<UsdSpec.Arc> arcs = new ArrayList<>();
    int type = type(value);
    if (type == PAYLOAD) {
      arcs.add(arc(at(value), false));
    } else if (type == REFERENCE_LIST_OP || type == PAYLOAD_LIST_OP) {
      list(value, in -> arcs.add(arc(in, type == REFERENCE_LIST_OP)));
    }
    return arcs;
  }

  private UsdSpec.Arc arc(CrateInput in, boolean reference) throws MediaException {
    String asset = tables.string(Integer.toUnsignedLong(in.i32()));
    String prim = tables.pathText(Integer.toUnsignedLong(in.i32()));
    if (reference || version >= 8) {
      in.f64();
      in.f64();
    }
    if (reference) {
      int entries = in.count("entries", 12, MAX_TEXTS);
      for (int i = 0; i < entries; i++) {
        in.i32();
        in.jump();
        in.i64();
      }
    }
    return new UsdSpec.Arc(asset, prim.equals("/") ? "" : prim);
  }

  /** Chosen variants by set. */
  void selections(long value, Map<String, String> chosen) throws MediaException {
    CrateInput in = at(value);
    int count = in.count("selections", 8, MAX_TEXTS);
    for (int i = 0; i < count; i++) {
      String set = tables.string(Integer.toUnsignedLong(in.i32()));
      chosen.put(set, tables.string(Integer.toUnsignedLong(in.i32())));
    }
  }

  /** The entries of a dictionary that are no dictionaries, by key. */
  void dictionary(long value, String prefix, Map<String, UsdValue> found) throws MediaException {
    CrateInput in = at(value);
    int count = in.count("entries", 12, MAX_TEXTS);
    for (int i = 0; i < count; i++) {
      String key = tables.string(Integer.toUnsignedLong(in.i32()));
      in.jump();
      found.put(prefix + ':' + key, of(in.i64()));
    }
  }

  boolean isDictionary(long value) {
    return type(value) == 31 && !isInlined(value);
  }
}
