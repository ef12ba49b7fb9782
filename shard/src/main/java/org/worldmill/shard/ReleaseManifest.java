package org.worldmill.shard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code meta/release.json}: what a release consists of. Written last; a release without it does
 * not exist.
 *
 * @param dataset name of the dataset
 * @param version of this release
 * @param previousVersion the release before it
 * @param codeVersion of the software that made it
 * @param configFingerprint of the pipeline configuration
 * @param schemas for each configuration that has rows, a hash of its columns, units and meanings
 * @param rowsDigest of all rows in the order of {@code meta/clips}, whatever files they are in
 * @param splits how splits and order were made
 * @param rows number of rows by configuration and split, as {@code video/train}
 * @param funnel what became of everything that went in
 * @param files every file of the release but this one, sorted by path
 * @param withdrawn items that were taken down
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReleaseManifest(
    String dataset,
    String version,
    Optional<String> previousVersion,
    String codeVersion,
    String configFingerprint,
    SortedMap<String, String> schemas,
    String rowsDigest,
    SplitRule splits,
    SortedMap<String, Long> rows,
    Funnel funnel,
    List<ReleaseFile> files,
    List<String> withdrawn) {

  public ReleaseManifest {
    schemas = Collections.unmodifiableSortedMap(new TreeMap<>(schemas));
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    files = List.copyOf(files);
    withdrawn = List.copyOf(withdrawn);
  }

  /**
   * How splits and order were made.
   *
   * @param rule in words
   * @param seed of the hashes
   * @param validationShare share of source groups in validation
   * @param testShare share of source groups in test
   * @param groupBy what a source group is
   */
  public record SplitRule(
      String rule, long seed, double validationShare, double testShare, String groupBy) {}

  /**
   * A file of a release.
   *
   * @param path relative to the release
   * @param bytes its size
   * @param sha256 of its bytes
   * @param rows number of rows of a Parquet file
   * @param rowGroups rows of each of its row groups
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ReleaseFile(
      String path, long bytes, String sha256, Optional<Long> rows, Optional<List<Long>> rowGroups) {

    static ReleaseFile plain(String path, long bytes, String sha256) {
      return new ReleaseFile(path, bytes, sha256, Optional.empty(), Optional.empty());
    }
  }
}
