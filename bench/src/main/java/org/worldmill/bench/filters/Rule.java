package org.worldmill.bench.filters;

import java.util.List;

/**
 * What a signal from a threshold on is to say, and of which films it is true.
 *
 * @param says what is said
 * @param signal the signal
 * @param least from here on it is said
 * @param truly variants of which it is true, by how their names begin
 * @param asIs variants that are neither here nor there
 */
record Rule(String says, String signal, double least, List<String> truly, List<String> asIs) {

  /** Real footage, which may have bands of its own. */
  private static final List<String> CODED =
      Variant.ALL.stream()
          .map(Variant::name)
          .filter(name -> !name.startsWith("bands") && !name.equals("smooth with noise"))
          .toList();

  static final List<Rule> ALL =
      List.of(
          new Rule("combed", "combing_share", 0.02, List.of("fields", "film"), List.of()),
          new Rule(
              "blocky",
              "blockiness",
              0.5,
              List.of("MPEG-4", "MJPEG"),
              List.of("fields woven, MPEG-2")),
          new Rule("banded", "banding_share", 0.05, List.of("bands"), CODED),
          new Rule("unevenly timed", "frame_jitter", 0.1, List.of("a third"), List.of()),
          new Rule("looped", "loop_contrast", 0.85, List.of("loop"), List.of("forth and back")),
          new Rule("forth and back", "boomerang_contrast", 0.9, List.of("forth"), List.of("loop")),
          new Rule(
              "time-lapse", "pace_ratio", 0.6, List.of("every 8th"), List.of("a third dropped")));

  Rule {
    truly = List.copyOf(truly);
    asIs = List.copyOf(asIs);
  }

  /** Whether the variant is one that this is asked of. */
  boolean asks(String variant) {
    return asIs.stream().noneMatch(variant::equals);
  }

  /** Whether it is true of the variant. */
  boolean isTrue(String variant) {
    return truly.stream().anyMatch(variant::startsWith);
  }
}
