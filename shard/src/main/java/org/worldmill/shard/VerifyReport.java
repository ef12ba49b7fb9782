package org.worldmill.shard;

import java.util.List;

/**
 * What verifying a release found.
 *
 * @param release where it lies
 * @param problems everything that is wrong, with file and remedy; empty for a sound release
 * @param files number of files read
 * @param bytes their size
 * @param rows number of rows of {@code meta/clips}
 * @param samples media that were decoded
 */
public record VerifyReport(
    String release, List<String> problems, long files, long bytes, long rows, long samples) {

  public VerifyReport {
    problems = List.copyOf(problems);
  }

  /** Whether nothing is wrong. */
  public boolean isSound() {
    return problems.isEmpty();
  }
}
