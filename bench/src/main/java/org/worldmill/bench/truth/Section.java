package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A section of a page: from its heading to the next of its kind. */
final class Section {

  private Section() {}

  /** Puts text in place of a section's, or adds the section at the end. */
  static void write(Path page, String heading, String text) throws IOException {
    Files.writeString(page, replaced(Files.readString(page), heading, text));
  }

  static String replaced(String page, String heading, String text) {
    String title = "## " + heading + "\n";
    String section = title + "\n" + text.strip() + "\n";
    int before = page.indexOf("\n" + title);
    if (before < 0) {
      return page.stripTrailing() + "\n\n" + section;
    }
    int start = before + 1;
    int next = page.indexOf("\n## ", start);
    return page.substring(0, start) + section + (next < 0 ? "" : page.substring(next));
  }
}
