package org.worldmill.ingest.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.worldmill.ingest.parquet.ParquetFile.Leaf;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The pages of one column, put together as they come. */
final class ColumnPages {

  private static final long MOST_UNPACKED_BYTES = 128L << 20;
  private static final int DATA = 0;
  private static final int DICTIONARY = 2;
  private static final int DATA_V2 = 3;
  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RLE = 3;
  private static final int RLE_DICTIONARY = 8;
  private static final int BYTE_STREAM_SPLIT = 9;

  private final Leaf leaf;
  private final int most;
  private double[] dictionary = {};
  private final List<double[]> values = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private int count;
  private long unpacked;

  /** Of at most so many numbers. */
  ColumnPages(Leaf leaf, int most) {
    this.leaf = leaf;
    this.most = most;
  }

  /** Reads a chunk of {@code numbers} numbers from its first page on. */
  void chunk(ByteBuffer in, int codec, long numbers) throws MediaException {
    dictionary = new double[0];
    long left = numbers;
    while (left > 0) {
      CompactStruct head = CompactStruct.read(in);
      int size = (int) head.number(2, 0, ParquetFile.MOST_PAGE_BYTES);
      int packed = (int) head.number(3, 0, in.remaining());
      unpacked += size;
      if (unpacked > MOST_UNPACKED_BYTES) {
        throw new MediaException(Code.TOO_LARGE, "a column unpacks to more than 128 MiB");
      }
      ByteBuffer body = in.slice(in.position(), packed);
      in.position(in.position() + packed);
      switch ((int) head.number(1, 0, 3)) {
        case DICTIONARY -> {
          int entries = (int) head.struct(7).number(1, 0, most);
          dictionary = plain(Unpacked.of(body, codec, size), 0, entries);
        }
        case DATA -> left -= first(head.struct(5), Unpacked.of(body, codec, size));
        case DATA_V2 -> left -= second(head.struct(8), body, codec, size);
        default -> {}
      }
    }
  }

  private int first(CompactStruct head, byte[] page) throws MediaException {
    int numbers = (int) head.number(1, 0, (long) most - count);
    int at = 0;
    int[] repeats = new int[numbers];
    int[] defined = new int[numbers];
    Arrays.fill(defined, leaf.mostDefined());
    for (int level = 0; level < 2; level++) {
      int greatest = level == 0 ? leaf.mostRepeated() : leaf.mostDefined();
      if (greatest > 0) {
        int bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        int[] read =
            Runs.read(page, at + 4, Math.addExact(at + 4, bytes), width(greatest), numbers);
        System.arraycopy(read, 0, level == 0 ? repeats : defined, 0, numbers);
        at += 4 + bytes;
      }
    }
    add(repeats, defined, page, at, (int) head.number(2, 0, 99));
    return numbers;
  }

  private int second(CompactStruct head, ByteBuffer body, int codec, int size)
      throws MediaException {
    int numbers = (int) head.number(1, 0, (long) most - count);
    int definedBytes = (int) head.number(5, 0, body.remaining());
    int repeatBytes = (int) head.number(6, 0, (long) body.remaining() - definedBytes);
    byte[] levels = new byte[definedBytes + repeatBytes];
    body.get(levels);
    int[] repeats = new int[numbers];
    int[] defined = new int[numbers];
    Arrays.fill(defined, leaf.mostDefined());
    if (leaf.mostRepeated() > 0) {
      repeats = Runs.read(levels, 0, repeatBytes, width(leaf.mostRepeated()), numbers);
    }
    if (leaf.mostDefined() > 0) {
      defined = Runs.read(levels, repeatBytes, levels.length, width(leaf.mostDefined()), numbers);
    }
    int way = head.flag(7, true) ? codec : 0;
    byte[] page = Unpacked.of(body.slice(), way, size - levels.length);
    add(repeats, defined, page, 0, (int) head.number(4, 0, 99));
    return numbers;
  }

  private static int width(int greatest) {
    return 32 - Integer.numberOfLeadingZeros(greatest);
  }

  private void add(int[] repeats, int[] defined, byte[] page, int at, int encoding)
      throws MediaException {
    int there = 0;
    for (int level : defined) {
      there += level == leaf.mostDefined() ? 1 : 0;
    }
    double[] read = decoded(page, at, there, encoding);
    double[] all = new double[defined.length];
    int next = 0;
    for (int i = 0; i < defined.length; i++) {
      all[i] = defined[i] == leaf.mostDefined() ? read[next++] : Double.NaN;
      if (repeats[i] == 0) {
        starts.add(count + i);
      }
    }
    values.add(all);
    count += all.length;
  }

  private double[] decoded(byte[] page, int at, int there, int encoding) throws MediaException {
    return switch (encoding) {
      case PLAIN -> plain(page, at, there);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> looked(page, at, there);
      case RLE -> {
        if (leaf.type() != ParquetFile.BOOLEAN) {
          throw unread(encoding);
        }
        int[] bits = Runs.read(page, at + 4, page.length, 1, there);
        yield Arrays.stream(bits).asDoubleStream().toArray();
      }
      case BYTE_STREAM_SPLIT -> plain(joined(page, at, there), 0, there);
      default -> throw unread(encoding);
    };
  }

  private static MediaException unread(int encoding) {
    return new MediaException(Code.UNSUPPORTED, "its numbers have the encoding " + encoding);
  }

  private double[] looked(byte[] page, int at, int there) throws MediaException {
    double[] found = new double[there];
    int[] places = there == 0 ? new int[0] : Runs.read(page, at + 1, page.length, page[at], there);
    for (int i = 0; i < there; i++) {
      found[i] = dictionary[places[i]];
    }
    return found;
  }

  /** Bytes that stood apart by their place in a number. */
  private byte[] joined(byte[] page, int at, int there) throws MediaException {
    int wide = leaf.bytes();
    byte[] joined = new byte[Math.multiplyExact(wide, there)];
    for (int i = 0; i < there; i++) {
      for (int k = 0; k < wide; k++) {
        joined[i * wide + k] = page[at + k * there + i];
      }
    }
    return joined;
  }

  private double[] plain(byte[] page, int at, int there) throws MediaException {
    if (leaf.type() == ParquetFile.BOOLEAN) {
      double[] bits = new double[there];
      for (int i = 0; i < there; i++) {
        bits[i] = (page[at + i / 8] >> (i % 8)) & 1;
      }
      return bits;
    }
    int wide = leaf.bytes();
    if ((long) wide * there > page.length - at) {
      throw ParquetFile.corrupt("a page has fewer than " + there + " numbers");
    }
    ByteBuffer in = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
    double[] found = new double[there];
    for (int i = 0; i < there; i++) {
      int place = at + i * wide;
      found[i] =
          switch (leaf.type()) {
            case ParquetFile.INT32 -> in.getInt(place);
            case ParquetFile.INT64 -> in.getLong(place);
            case ParquetFile.FLOAT -> in.getFloat(place);
            default -> in.getDouble(place);
          };
    }
    return found;
  }

  /** What was read. */
  NumberColumn column() {
    double[] all = new double[count];
    int at = 0;
    for (double[] part : values) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    int[] rows = new int[starts.size() + 1];
    for (int i = 0; i < starts.size(); i++) {
      rows[i] = starts.get(i);
    }
    rows[starts.size()] = count;
    return new NumberColumn(all, rows);
  }
}
