package org.worldmill.ingest.source;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A glob over relative paths. {@code *} and {@code ?} stay within a name, {@code **} crosses
 * folders ({@code **}{@code /x} finds {@code x} in the root as well), {@code [ab]} and {@code
 * {mp4,mov}} choose. A pattern without a slash is matched against the file's name in any folder.
 */
public final class PathGlob {

  private static final String SPECIAL = "\\.^$|()+";

  private final Pattern pattern;
  private final boolean nameOnly;

  private PathGlob(Pattern pattern, boolean nameOnly) {
    this.pattern = pattern;
    this.nameOnly = nameOnly;
  }

  /**
   * The pattern.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static PathGlob of(String glob) {
    try {
      String anchored = glob.startsWith("/") ? glob.substring(1) : glob;
      return new PathGlob(Pattern.compile(new Translation(anchored).regex()), !glob.contains("/"));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "not a file pattern: '" + glob + "'; a bracket or brace may be left open", e);
    }
  }

  /** Whether it finds this relative path. */
  public boolean matches(String path) {
    String subject = nameOnly ? path.substring(path.lastIndexOf('/') + 1) : path;
    return pattern.matcher(subject).matches();
  }

  /** One walk over a glob's characters. */
  private static final class Translation {
    private final String glob;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int braces;

    Translation(String glob) {
      this.glob = glob;
    }

    String regex() {
      while (at < glob.length()) {
        char c = glob.charAt(at);
        if (c == '*') {
          star();
        } else if (c == '[') {
          bracket();
        } else {
          out.append(single(c));
          at++;
        }
      }
      return out.toString();
    }

    private String single(char c) {
      if (c == '{') {
        braces++;
        return "(?:";
      }
      if (c == '}' && braces > 0) {
        braces--;
        return ")";
      }
      if (c == ',' && braces > 0) {
        return "|";
      }
      if (c == '?') {
        return "[^/]";
      }
      return SPECIAL.indexOf(c) >= 0 || c == '}' || c == ']' ? "\\" + c : "" + c;
    }

    private void star() {
      if (glob.startsWith("**/", at)) {
        out.append("(?:.*/)?");
        at += 3;
      } else if (glob.startsWith("**", at)) {
        out.append(".*");
        at += 2;
      } else {
        out.append("[^/]*");
        at++;
      }
    }

    private void bracket() {
      int end = glob.indexOf(']', at + 2);
      if (end < 0) {
        throw new PatternSyntaxException("a bracket is left open", glob, at);
      }
      String inside = glob.substring(at + 1, end);
      String set = inside.startsWith("!") ? "^/" + inside.substring(1) : inside;
      out.append('[').append(set.replace("\\", "\\\\").replace("[", "\\[")).append(']');
      at = end + 1;
    }
  }
}
