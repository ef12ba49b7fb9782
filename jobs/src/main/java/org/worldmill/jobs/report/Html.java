package org.worldmill.jobs.report;

import java.util.Locale;
import java.util.Optional;
import org.worldmill.schemas.Verdict;

/** Writes text and numbers so that they are text and numbers to a browser, whatever they hold. */
public final class Html {

  private Html() {}

  /** Text for element content and quoted attributes. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return out.toString();
  }

  /** JSON that cannot end the script element it stands in, nor be read as anything but JSON. */
  static String scriptSafe(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** A count with thin groups: {@code 12,345}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A value to three or four digits, for people. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e6) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    if (size >= 1e6) {
      return String.format(Locale.ROOT, "%.3g", value).replace("e+0", "e").replace("e+", "e");
    }
    int digits = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 3 : 5;
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** A size in binary units. */
  static String bytes(long bytes) {
    String[] units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }

  /** A time: {@code 1:02.500}. */
  public static String clock(double seconds) {
    long millis = Math.max(0, Math.round(seconds * 1000));
    return String.format(
        Locale.ROOT, "%d:%02d.%03d", millis / 60_000, millis / 1000 % 60, millis % 1000);
  }

  /** The start of a button that opens an item's card, and its picture, which the script puts in. */
  static String opens(String itemId) {
    return "<button type=\"button\" class=\"tile\" data-open=\""
        + escape(itemId)
        + "\"><span class=\"shot\"><img alt=\"\" loading=\"lazy\" data-thumb=\""
        + escape(itemId)
        + "\"></span>";
  }

  /** What became of an item: kept, or the rule and the reason. */
  static String verdict(Optional<Verdict> drop) {
    return drop.map(
            why ->
                why.reason().map(reason -> "<small>" + escape(reason) + "</small>").orElse("")
                    + "<span class=\"tag drop\">"
                    + escape(why.rule())
                    + "</span>")
        .orElse("<span class=\"tag\">kept</span>");
  }

  /** A coordinate to a tenth of a pixel. */
  static String px(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
