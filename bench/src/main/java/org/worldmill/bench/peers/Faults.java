package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Set;

/**
 * What a program made of good and broken files lying side by side.
 *
 * @param valid good files given
 * @param lost good files that neither came out nor were judged
 * @param broken broken files given
 * @param accepted broken files taken for good ones
 * @param recorded broken files for which a row of what was written, or what the call returned, says
 *     why
 * @param logged broken files that only the log's errors name
 * @param exitCode the program's
 */
record Faults(
    int valid, int lost, int broken, int accepted, int recorded, int logged, int exitCode) {

  /** By the names of files. */
  static Faults of(Given given, Told told, int exitCode) {
    return new Faults(
        given.valid.size(),
        given.valid.size() - common(given.valid, told.passed),
        given.broken.size(),
        common(given.broken, told.passed),
        common(given.broken, told.recorded),
        (int)
            given.broken.stream()
                .filter(told.logged::contains)
                .filter(name -> !told.recorded.contains(name))
                .count(),
        exitCode);
  }

  /** What was put in. */
  record Given(Set<String> valid, Set<String> broken) {
    Given {
      valid = Set.copyOf(valid);
      broken = Set.copyOf(broken);
    }
  }

  /** What came of it: taken for good; refused with a reason; named by errors in the log. */
  record Told(Set<String> passed, Set<String> recorded, Set<String> logged) {
    Told {
      passed = Set.copyOf(passed);
      recorded = Set.copyOf(recorded);
      logged = Set.copyOf(logged);
    }
  }

  private static int common(Collection<String> some, Collection<String> others) {
    return (int) some.stream().filter(others::contains).count();
  }

  void writeTo(ObjectNode node) {
    node.put("valid", valid);
    node.put("valid_lost", lost);
    node.put("broken", broken);
    node.put("broken_accepted", accepted);
    node.put("broken_with_reason_recorded", recorded);
    node.put("broken_named_in_log_only", logged);
    node.put("exit", exitCode);
  }
}
