package org.worldmill.ingest.net;

import java.util.Optional;

/**
 * Addresses that stand in their canonical spelling already, as most links do, told without the
 * general parsers, which take some forty times as long. Whatever is in doubt is left to them: a
 * query, an escape, a dot segment, a capital letter in the host, a name in punycode, a usual port.
 */
final class PlainUrl {

  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_HOST = 253;

  private PlainUrl() {}

  /** The address, if it is such a one. */
  static Optional<WebUrl> of(String text) {
    String scheme =
        text.startsWith("https://") ? "https" : text.startsWith("http://") ? "http" : "";
    int start = scheme.length() + 3;
    int path = text.indexOf('/', start);
    if (scheme.isEmpty() || path < 0 || text.length() > WebUrl.LONGEST || !isPath(text, path)) {
      return Optional.empty();
    }
    int colon = text.indexOf(':', start);
    int end = colon >= 0 && colon < path ? colon : path;
    int usual = scheme.equals("http") ? 80 : 443;
    int port = end == path ? usual : port(text, end + 1, path);
    if (port < 0 || (end != path && port == usual) || !isHost(text, start, end)) {
      return Optional.empty();
    }
    return Optional.of(
        new WebUrl(text, scheme, text.substring(start, end), port, text.substring(path)));
  }

  /** Whether a reference is a path from the root that needs no resolving. */
  static boolean isPath(String reference) {
    return reference.startsWith("/") && isPath(reference, 0);
  }

  /** Unreserved characters alone, no empty segment, none that begins or ends with a dot. */
  private static boolean isPath(String text, int from) {
    char before = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean odd = (before == '/' && (c == '/' || c == '.')) || (before == '.' && c == '/');
      if (odd
          || !(isLetterOrDigit(c) || c == '/' || c == '-' || c == '.' || c == '_' || c == '~')) {
        return false;
      }
      before = c;
    }
    return before != '.';
  }

  private static boolean isLetterOrDigit(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** A port as it is written without need of change; -1 for any other text. */
  private static int port(String text, int from, int to) {
    if (from == to || to - from > 5 || text.charAt(from) == '0') {
      return -1;
    }
    int port = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      port = port * 10 + text.charAt(i) - '0';
    }
    return port <= 65_535 ? port : -1;
  }

  /** Labels of small letters, digits and inner hyphens; the last begins with a letter. */
  private static boolean isHost(String text, int from, int to) {
    int label = from;
    for (int i = from; i <= to; i++) {
      if (i == to || text.charAt(i) == '.') {
        if (i == label || i - label > LONGEST_LABEL || text.startsWith("xn--", label)) {
          return false;
        }
        if (text.charAt(label) == '-' || text.charAt(i - 1) == '-') {
          return false;
        }
        if (i == to) {
          return to - from <= LONGEST_HOST && isLower(text.charAt(label));
        }
        label = i + 1;
      } else if (!isLower(text.charAt(i)) && !isDigit(text.charAt(i)) && text.charAt(i) != '-') {
        return false;
      }
    }
    return false;
  }
}
