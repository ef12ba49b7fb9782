package org.worldmill.schemas.config;

import java.util.List;
import java.util.TreeSet;

/** What is wrong with a configuration, gathered so that a person sees all of it at once. */
final class Problems {

  /** More would not be read. */
  private static final int MOST = 50;

  private final TreeSet<Problem> found = new TreeSet<>();

  void add(Place place, String message) {
    found.add(new Problem(place, message));
  }

  /** Throws {@link ConfigException} if there is any. */
  void refuse() {
    if (!found.isEmpty()) {
      List<String> lines =
          found.stream().limit(MOST).map(p -> p.place.text() + ": " + p.message).toList();
      throw new ConfigException(lines);
    }
  }

  /**
   * Where something stands.
   *
   * @param order lines of the file first, then the overrides
   * @param text for the person: {@code pipeline.yaml:12}
   */
  record Place(long order, String text) {

    static Place line(String file, int line) {
      return new Place(line, file + ":" + line);
    }

    static Place override(int index, String argument) {
      return new Place((1L << 32) + index, "--set " + argument);
    }
  }

  private record Problem(Place place, String message) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      int byPlace = Long.compare(place.order(), other.place.order());
      return byPlace != 0 ? byPlace : message.compareTo(other.message);
    }
  }
}
