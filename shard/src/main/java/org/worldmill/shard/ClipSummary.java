package org.worldmill.shard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.ContentHash;

/** What the dataset card and the manifest say of all rows, gathered row by row. */
final class ClipSummary {

  private final MessageDigest digest = ContentHash.sha256();
  private final SortedMap<String, Numbers> numbers = new TreeMap<>();
  private final SortedMap<String, Long> licences = new TreeMap<>();
  private final SortedMap<String, Long> rows = new TreeMap<>();
  private long mediaBytes;

  /** Counts a row of {@code meta/clips}. */
  void add(Split split, Map<String, Object> row) {
    rows.merge(row.get("modality") + "/" + split.id(), 1L, Long::sum);
    row.forEach((name, value) -> numbers.computeIfAbsent(name, key -> new Numbers()).add(value));
    if (row.get(RowColumns.PROVENANCE.name()) instanceof Map<?, ?> provenance) {
      Object spdx = provenance.get("license_spdx");
      licences.merge(spdx == null ? "unknown" : spdx.toString(), 1L, Long::sum);
    }
    Map<String, Object> content = new TreeMap<>(row);
    if (content.remove(RowColumns.REF.name()) instanceof Map<?, ?> ref) {
      content.put("checksum", String.valueOf(ref.get("checksum")));
      mediaBytes += ref.get("size") instanceof Long size ? size : 0;
    }
    String line = split.id() + " " + ReleaseJson.line(content) + "\n";
    digest.update(line.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 of every row's values and media, but not of where they lie. Ends the counting. */
  String rowsDigest() {
    return ContentHash.hex(digest.digest());
  }

  /** Number of rows by modality and split. */
  SortedMap<String, Long> rows() {
    return rows;
  }

  /** Number of rows by SPDX id. */
  SortedMap<String, Long> licences() {
    return licences;
  }

  /** Bytes of all media. */
  long mediaBytes() {
    return mediaBytes;
  }

  /** What was seen in a column; empty if it had no value anywhere. */
  Optional<Numbers> column(String name) {
    return Optional.ofNullable(numbers.get(name));
  }

  /** The spread of a column's values. Flags count as 0 and 1; texts and lists are only counted. */
  static final class Numbers {
    private long count;
    private long numeric;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    private void add(Object value) {
      count++;
      if (value instanceof Number number) {
        addNumber(number.doubleValue());
      } else if (value instanceof Boolean flag) {
        addNumber(flag ? 1 : 0);
      }
    }

    private void addNumber(double value) {
      numeric++;
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }

    long count() {
      return count;
    }

    boolean isNumeric() {
      return numeric > 0;
    }

    double mean() {
      return sum / numeric;
    }

    double min() {
      return min;
    }

    double max() {
      return max;
    }
  }
}
