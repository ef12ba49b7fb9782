package org.worldmill.ingest.sniff;

import java.util.Optional;
import java.util.stream.Stream;

/** Tells descriptions of robots from other XML by their root element. */
final class RobotText {

  private RobotText() {}

  static Optional<String> find(String text) {
    int root = root(text);
    if (root < 0) {
      return Optional.empty();
    }
    if (isElement(text, root, "mujoco")) {
      return Optional.of("model/x-mjcf");
    }
    if (!isElement(text, root, "robot")) {
      return Optional.empty();
    }
    String plain = withoutComments(text);
    boolean xacro = plain.contains("<xacro:");
    // A description of meaning (SRDF) has the same root, but none of these.
    boolean robot =
        Stream.of("<visual", "<collision", "<inertial", "<parent", "<link")
            .anyMatch(plain::contains);
    return xacro
        ? Optional.of("model/x-xacro")
        : robot ? Optional.of("model/x-urdf") : Optional.empty();
  }

  /** Where the first element begins, after declarations and comments; -1 if none does. */
  private static int root(String text) {
    int at = 0;
    while (at < text.length()) {
      if (Character.isWhitespace(text.charAt(at))) {
        at++;
        continue;
      }
      if (text.startsWith("<!--", at)) {
        at = after(text, "-->", at);
      } else if (text.startsWith("<?", at)) {
        at = after(text, "?>", at);
      } else if (text.startsWith("<!", at)) {
        at = after(text, ">", at);
      } else {
        return text.charAt(at) == '<' ? at : -1;
      }
    }
    return -1;
  }

  private static String withoutComments(String text) {
    StringBuilder plain = new StringBuilder();
    int at = 0;
    for (int start = text.indexOf("<!--"); start >= 0; start = text.indexOf("<!--", at)) {
      plain.append(text, at, start);
      at = after(text, "-->", start);
    }
    return plain.append(text, at, text.length()).toString();
  }

  private static int after(String text, String end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found + end.length();
  }

  private static boolean isElement(String text, int at, String name) {
    int end = at + 1 + name.length();
    return text.startsWith(name, at + 1)
        && end < text.length()
        && (Character.isWhitespace(text.charAt(end)) || "/>".indexOf(text.charAt(end)) >= 0);
  }
}
