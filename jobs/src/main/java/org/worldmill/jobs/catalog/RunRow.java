package org.worldmill.jobs.catalog;

import java.util.List;

/**
 * A stage that ended. The same stage on the same digests and fingerprints would find the same.
 *
 * @param sequence one more than the row before
 * @param stage the stage
 * @param inputDigest of the contents it read
 * @param configFingerprint of the configuration it depends on
 * @param codeFingerprint of the code it depends on
 * @param outputDigest of the contents it left
 * @param counts what it counted, in order
 */
public record RunRow(
    long sequence,
    String stage,
    String inputDigest,
    String configFingerprint,
    String codeFingerprint,
    String outputDigest,
    List<Count> counts) {

  public RunRow {
    counts = List.copyOf(counts);
  }

  /**
   * A number with its name.
   *
   * @param name what was counted
   * @param value how many
   */
  public record Count(String name, long value) {}
}
