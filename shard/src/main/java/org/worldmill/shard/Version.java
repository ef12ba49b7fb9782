package org.worldmill.shard;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A semantic version of a release.
 *
 * @param major raised when items were removed or moved to another split
 * @param minor raised when items were added
 * @param patch raised when the same items were packed anew
 */
record Version(int major, int minor, int patch) implements Comparable<Version> {

  static final Version FIRST = new Version(1, 0, 0);

  private static final Pattern TEXT =
      Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})");

  /** Reads {@code 1.0.0}; throws {@link IllegalArgumentException} for other text. */
  static Version parse(String text) {
    return ifValid(text)
        .orElseThrow(
            () -> new IllegalArgumentException("not a version like 1.0.0: '" + text + "'"));
  }

  /** Reads {@code 1.0.0}; empty for other text. */
  static Optional<Version> ifValid(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
  }

  @Override
  public int compareTo(Version other) {
    return Comparator.comparingInt(Version::major)
        .thenComparingInt(Version::minor)
        .thenComparingInt(Version::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
