package org.worldmill.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns ECMAScript modules into one plain script, so that a page opened as a file, which may load
 * no modules, can hold them. Understands what the libraries that go into pages use: imports and
 * exports of names in braces at the end of a statement. Each module becomes a function of its own
 * that returns its exports.
 */
final class WebModules {

  private static final String NAMES = "\\{([^{}]*)\\}";
  private static final String FROM = "\\s*from\\s*[\"']([^\"'\\n]+)[\"'];?";
  private static final Pattern IMPORT = Pattern.compile("(?<![\\w$.])import\\s*" + NAMES + FROM);
  private static final Pattern PASSED_ON = Pattern.compile("(?<![\\w$.])export\\s*" + NAMES + FROM);
  private static final Pattern EXPORT =
      Pattern.compile("(?<![\\w$.])export\\s*" + NAMES + ";?\\s*$");
  private static final Pattern LEFT = Pattern.compile("(?m)^\\s*(import|export)\\b");

  private final StringBuilder script = new StringBuilder("const modules = {};\n");

  /**
   * Adds a module; those that it imports come before it.
   *
   * @param name by which others import it: the last part of the path, without {@code .js}
   * @throws IllegalArgumentException if it imports or exports in another way
   */
  WebModules add(String name, String source) {
    List<String> exports = new ArrayList<>();
    Matcher passed = PASSED_ON.matcher(source);
    String text =
        passed.replaceAll(
            found -> {
              String from = reference(found.group(2));
              names(found.group(1))
                  .forEach(pair -> exports.add(pair[1] + ": " + from + "." + pair[0]));
              return "";
            });
    text =
        IMPORT
            .matcher(text)
            .replaceAll(
                found -> {
                  List<String> taken =
                      names(found.group(1)).stream().map(pair -> pair[0] + ": " + pair[1]).toList();
                  return Matcher.quoteReplacement(
                      "const {"
                          + String.join(", ", taken)
                          + "} = "
                          + reference(found.group(2))
                          + ";");
                });
    Matcher own = EXPORT.matcher(text);
    if (!own.find() || LEFT.matcher(text.substring(0, own.start())).find()) {
      throw new IllegalArgumentException("module " + name + " imports or exports in another way");
    }
    names(own.group(1)).forEach(pair -> exports.add(pair[1] + ": " + pair[0]));
    script
        .append("modules['" + name + "'] = (() => {\n")
        .append(text, 0, own.start())
        .append("\nreturn {" + String.join(", ", exports) + "};\n})();\n");
    return this;
  }

  /** The script; {@code modules} holds the exports of each. */
  String script() {
    // Neither may end the element that the script stands in, or hide its end.
    return script.toString().replace("</script", "<\\/script").replace("<!--", "<\\!--");
  }

  private static String reference(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.js$", "");
    return "modules['" + name + "']";
  }

  /** Pairs of a name and what it is called on the other side. */
  private static List<String[]> names(String list) {
    List<String[]> names = new ArrayList<>();
    for (String part : list.split(",")) {
      String[] pair = part.trim().split("\\s+as\\s+");
      if (!pair[0].isEmpty()) {
        names.add(new String[] {pair[0], pair[pair.length - 1]});
      }
    }
    return names;
  }
}
