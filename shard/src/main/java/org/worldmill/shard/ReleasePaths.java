package org.worldmill.shard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.schemas.Modality;

/** The names of a release's files, relative to it. */
final class ReleasePaths {

  static final String RELEASE_JSON = "meta/release.json";
  static final String CARD = "README.md";
  static final String CROISSANT = "croissant.json";
  static final String LICENCE = "LICENSE";
  static final String ATTRIBUTION = "ATTRIBUTION.parquet";
  static final String REPORT = "report/index.html";
  static final String CLIPS = "meta/clips/";

  private static final Pattern PART =
      Pattern.compile(
          "(?:data/(?<modality>[a-z0-9]+)|meta/clips)"
              + "/(?<split>train|validation|test)-\\d{5}-of-\\d{5}\\.parquet");

  private ReleasePaths() {}

  /** Whether this is a shard of {@code data/}. */
  static boolean isData(String path) {
    Matcher matcher = PART.matcher(path);
    return matcher.matches() && matcher.group("modality") != null;
  }

  /** Whether this is a file of {@code meta/clips/}. */
  static boolean isClips(String path) {
    Matcher matcher = PART.matcher(path);
    return matcher.matches() && matcher.group("modality") == null;
  }

  static void requireData(String path) {
    if (!isData(path)) {
      throw new IllegalArgumentException("not the path of a shard: '" + path + "'");
    }
  }

  /** The configuration of a shard of {@code data/}. */
  static Modality modality(String path) {
    return Modality.ofId(match(path).group("modality"));
  }

  /** The split of a shard or a file of {@code meta/clips/}. */
  static Split split(String path) {
    return Split.ofId(match(path).group("split"));
  }

  /** The configuration that a Parquet file belongs to; empty for files of none. */
  static Optional<String> config(String path) {
    Matcher matcher = PART.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(Optional.ofNullable(matcher.group("modality")).orElse(ReleaseConfigs.CLIPS));
  }

  private static Matcher match(String path) {
    Matcher matcher = PART.matcher(path);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a part of a split: '" + path + "'");
    }
    return matcher;
  }
}
