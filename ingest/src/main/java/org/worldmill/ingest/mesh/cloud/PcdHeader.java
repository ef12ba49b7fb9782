package org.worldmill.ingest.mesh.cloud;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.worldmill.ingest.mesh.ByteSource;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.ingest.mesh.FactsBuilder;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * The header of a PCD file, versions 0.5 to 0.7 (Point Cloud Library, "The PCD file format").
 *
 * @param fields what a point consists of
 * @param points how many there are
 * @param data {@code ascii}, {@code binary} or {@code binary_compressed}
 */
record PcdHeader(List<Field> fields, long points, String data) {

  private static final int MAX_LINES = 200;
  private static final int MAX_LINE_BYTES = 10_000;
  private static final int MAX_VALUES = 2000;

  PcdHeader {
    fields = List.copyOf(fields);
  }

  /**
   * A field.
   *
   * @param name its name; {@code _} is padding
   * @param type {@code F}, {@code I} or {@code U}
   * @param size bytes a value: 1, 2, 4 or 8
   * @param count values a point
   */
  record Field(String name, char type, int size, int count) {}

  /** Bytes of one point. */
  int pointBytes() {
    return fields.stream().mapToInt(field -> field.size() * field.count()).sum();
  }

  /** Values of one point. */
  int pointValues() {
    return fields.stream().mapToInt(Field::count).sum();
  }

  static PcdHeader read(ByteSource in, FactsBuilder facts) throws IOException, MediaException {
    Map<String, String[]> lines = new HashMap<>();
    for (int i = 0; i < MAX_LINES && !lines.containsKey("DATA"); i++) {
      if (in.peek() == ByteSource.END) {
        throw new MediaException(
            Code.TRUNCATED, "its header ends before 'DATA'; fetch the file again");
      }
      String line = in.restOfLine(MAX_LINE_BYTES);
      if (line.startsWith("#")) {
        facts.comment(line.substring(1));
      } else if (!line.isEmpty()) {
        String[] words = line.split("\\s+");
        lines.put(words[0].toUpperCase(Locale.ROOT), words);
      }
    }
    if (!lines.containsKey("DATA")) {
      throw new MediaException(
          Code.CORRUPT, "no line of its header says 'DATA'; check that this is a PCD file");
    }
    return new Parser(lines).header();
  }

  private record Parser(Map<String, String[]> lines) {

    PcdHeader header() throws MediaException {
      String[] names = lines.getOrDefault("FIELDS", lines.getOrDefault("COLUMNS", new String[1]));
      List<Field> fields = new ArrayList<>();
      int values = 0;
      for (int i = 1; i < names.length; i++) {
        long size = number("SIZE", i, 4);
        long count = number("COUNT", i, 1);
        char type = text("TYPE", i, "F").charAt(0);
        boolean known =
            type == 'F' ? size == 4 || size == 8 : size <= 8 && Long.bitCount(size) == 1;
        values += (int) Math.min(count, MAX_VALUES);
        if (!known || "FIU".indexOf(type) < 0 || count < 1 || values > MAX_VALUES) {
          throw new MediaException(
              Code.CORRUPT,
              "field '%s' has type %s, size %d and count %d; export the cloud again"
                  .formatted(DecimalNumber.printable(names[i]), type, size, count));
        }
        fields.add(new Field(names[i], type, (int) size, (int) count));
      }
      long width = number("WIDTH", 1, 0);
      long points = number("POINTS", 1, width * Math.min(number("HEIGHT", 1, 1), 1L << 31));
      return new PcdHeader(fields, points, text("DATA", 1, "").toLowerCase(Locale.ROOT));
    }

    private String text(String key, int index, String otherwise) {
      String[] words = lines.getOrDefault(key, new String[0]);
      return index < words.length ? words[index] : otherwise;
    }

    private long number(String key, int index, long otherwise) throws MediaException {
      String word = text(key, index, "");
      if (word.isEmpty()) {
        return otherwise;
      }
      boolean whole = word.length() <= 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
      if (!whole) {
        throw new MediaException(
            Code.CORRUPT,
            "its %s has '%s' where a count belongs; export the cloud again"
                .formatted(key, DecimalNumber.printable(word)));
      }
      return Long.parseLong(word);
    }
  }
}
