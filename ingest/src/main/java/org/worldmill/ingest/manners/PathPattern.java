package org.worldmill.ingest.manners;

/**
 * A path pattern as robots.txt has them (RFC 9309, 2.2.3): a prefix, {@code *} for any characters,
 * {@code $} at the end for the end. Matched without backtracking beyond the last star, so that no
 * pattern is slow.
 *
 * @param text the pattern
 */
record PathPattern(String text) {

  static PathPattern of(String text) {
    return new PathPattern(text.strip());
  }

  boolean matches(String path) {
    boolean anchored = text.endsWith("$");
    String glob = anchored ? text.substring(0, text.length() - 1) : text + "*";
    int at = 0;
    int star = -1;
    int resume = 0;
    int i = 0;
    while (at < path.length()) {
      if (i < glob.length() && glob.charAt(i) == '*') {
        star = i++;
        resume = at;
      } else if (i < glob.length() && glob.charAt(i) == path.charAt(at)) {
        i++;
        at++;
      } else if (star >= 0) {
        i = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (i < glob.length() && glob.charAt(i) == '*') {
      i++;
    }
    return i == glob.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
