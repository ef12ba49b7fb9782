package org.worldmill.label.simulate;

/** Indented XML with escaped values, in the order in which it is written. */
final class XmlText {

  private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n");
  private int depth;

  /** A line that tells people something. */
  XmlText comment(String words) {
    indent().append("<!-- ").append(words.replace("--", "- -")).append(" -->\n");
    return this;
  }

  /** Begins an element; names and values take turns. */
  XmlText open(String element, String... attributes) {
    start(element, attributes).append(">\n");
    depth++;
    return this;
  }

  /** An element without content. */
  XmlText leaf(String element, String... attributes) {
    start(element, attributes).append("/>\n");
    return this;
  }

  XmlText close(String element) {
    depth--;
    indent().append("</").append(element).append(">\n");
    return this;
  }

  private StringBuilder start(String element, String... attributes) {
    indent().append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      text.append('"');
    }
    return text;
  }

  private StringBuilder indent() {
    return text.append("  ".repeat(depth));
  }

  /** Control characters, which XML cannot hold, become spaces. */
  static String escaped(String value) {
    StringBuilder out = new StringBuilder();
    value
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isText(c) ? c : ' ');
              }
            });
    return out.toString();
  }

  private static boolean isText(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
