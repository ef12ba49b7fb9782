package org.worldmill.ingest.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * The columns of numbers of a Parquet file (format 2, Apache Parquet): booleans, integers, floats
 * and doubles, alone or in lists; stored, or packed by Snappy or gzip; plain, by dictionary, in
 * runs or split by bytes. Nothing else is read.
 *
 * <p>Untrusted: a file has at most 32 MiB, a page 16 MiB, a column four million numbers.
 */
public final class ParquetFile {

  static final int BOOLEAN = 0;
  static final int INT32 = 1;
  static final int INT64 = 2;
  static final int FLOAT = 4;
  static final int DOUBLE = 5;
  static final int MOST_PAGE_BYTES = 16 << 20;

  private static final long MOST_BYTES = 32L << 20;
  private static final int MOST_NUMBERS = 4_000_000;
  private static final int MOST_COLUMNS = 4096;
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL_BYTES = 8;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;

  /**
   * A column of the lowest level.
   *
   * @param type its physical type
   * @param mostDefined definition level of a number that is there
   * @param mostRepeated repetition level: 0 for a scalar, 1 for a list
   */
  record Leaf(int type, int mostDefined, int mostRepeated) {

    /** Bytes of a number. */
    int bytes() throws MediaException {
      return switch (type) {
        case INT32, FLOAT -> 4;
        case INT64, DOUBLE -> 8;
        default -> throw new MediaException(Code.UNSUPPORTED, "a column holds no numbers");
      };
    }
  }

  private final ByteBuffer bytes;
  private final CompactStruct footer;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  private ParquetFile(ByteBuffer bytes) throws MediaException {
    this.bytes = bytes;
    int length = bytes.limit();
    if (length < MAGIC.length + TAIL_BYTES || !magic(0) || !magic(length - MAGIC.length)) {
      throw corrupt("it does not begin and end as Parquet does");
    }
    int size = bytes.getInt(length - TAIL_BYTES);
    int from = length - TAIL_BYTES - size;
    if (size <= 0 || from < MAGIC.length) {
      throw corrupt("its footer would have " + size + " bytes");
    }
    footer = CompactStruct.read(bytes.slice(from, size));
    List<CompactStruct> schema = footer.structs(2);
    if (schema.isEmpty() || schema.size() > MOST_COLUMNS) {
      throw corrupt("its schema has " + schema.size() + " elements");
    }
    int at = 1;
    for (long i = children(schema.get(0)); i > 0; i--) {
      at = descend(schema, at, List.of(), new int[2]);
    }
  }

  /**
   * Reads a file's footer.
   *
   * @throws MediaException if it is too large, damaged, or none
   */
  public static ParquetFile open(Path file) throws MediaException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new MediaException(Code.TOO_LARGE, "it has more than 32 MiB");
      }
      return of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new MediaException(Code.UNREADABLE, "it cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads the footer of a whole file's bytes. */
  public static ParquetFile of(byte[] bytes) throws MediaException {
    try {
      return new ParquetFile(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    } catch (IndexOutOfBoundsException e) {
      throw corrupt("its footer is damaged");
    }
  }

  static MediaException corrupt(String message) {
    return new MediaException(Code.CORRUPT, message);
  }

  private boolean magic(int at) {
    byte[] found = new byte[MAGIC.length];
    bytes.get(at, found);
    return Arrays.equals(found, MAGIC);
  }

  private static long children(CompactStruct element) throws MediaException {
    return element.has(5) ? element.number(5, 0, MOST_COLUMNS) : 0;
  }

  /** Walks the schema, which stands depth first; returns the place behind this element. */
  private int descend(List<CompactStruct> schema, int place, List<String> above, int[] levels)
      throws MediaException {
    if (place >= schema.size() || above.size() > 8) {
      throw corrupt("its schema is cut short or too deep");
    }
    CompactStruct element = schema.get(place);
    long repetition = element.has(3) ? element.number(3, 0, 2) : 0;
    int[] own = {
      levels[0] + (repetition == 0 ? 0 : 1), levels[1] + (repetition == REPEATED ? 1 : 0)
    };
    List<String> path = new ArrayList<>(above);
    path.add(element.text(4));
    int at = place + 1;
    if (!element.has(1)) {
      for (long i = children(element); i > 0; i--) {
        at = descend(schema, at, path, own);
      }
    } else if (own[1] <= OPTIONAL) {
      leaves.put(String.join(".", path), new Leaf((int) element.number(1, 0, 7), own[0], own[1]));
    }
    return at;
  }

  /** The names of the top-level columns that hold numbers or lists of them. */
  public SortedSet<String> columns() {
    SortedSet<String> names = new TreeSet<>();
    leaves.keySet().forEach(path -> names.add(topLevel(path)));
    return names;
  }

  /** A column's name may hold dots itself; what a list adds to it is known. */
  private static String topLevel(String path) {
    return path.replaceFirst("\\.(list|bag|array)(\\.(element|item|array_element|array))?$", "");
  }

  /**
   * Reads a column by its top-level name; empty if there is none.
   *
   * @throws MediaException if it is damaged, too long or in a way that is not read
   */
  public Optional<NumberColumn> column(String name) throws MediaException {
    Optional<String> path =
        leaves.keySet().stream().filter(leaf -> topLevel(leaf).equals(name)).findFirst();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    Leaf leaf = leaves.getOrDefault(path.get(), new Leaf(BOOLEAN, 0, 0));
    if (leaf.type() != BOOLEAN) {
      leaf.bytes();
    }
    ColumnPages pages = new ColumnPages(leaf, MOST_NUMBERS);
    try {
      for (CompactStruct group : footer.structs(4)) {
        for (CompactStruct chunk : group.structs(1)) {
          CompactStruct about = chunk.struct(3);
          if (about.path(3).equals(path.get())) {
            read(about, pages);
          }
        }
      }
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw corrupt("the column '" + name + "' is damaged");
    }
    return Optional.of(pages.column());
  }

  private void read(CompactStruct about, ColumnPages pages) throws MediaException {
    int length = bytes.limit();
    long data = about.number(9, MAGIC.length, length);
    long first = about.has(11) ? about.number(11, 0, length) : 0;
    int from = (int) (first >= MAGIC.length ? Math.min(first, data) : data);
    int size = (int) Math.min(about.number(7, 0, Long.MAX_VALUE), (long) length - from);
    pages.chunk(
        bytes.slice(from, size), (int) about.number(4, 0, 99), about.number(5, 0, MOST_NUMBERS));
  }
}
