package org.worldmill.ingest.telemetry;

import java.util.ArrayList;
import java.util.List;

/** What was wrong, so far as it is worth telling. */
final class Faults {

  private static final int MOST = 15;

  private final List<String> texts = new ArrayList<>();
  private long more;

  void add(String text) {
    if (texts.contains(text)) {
      return;
    }
    if (texts.size() < MOST) {
      texts.add(text);
    } else {
      more++;
    }
  }

  List<String> texts() {
    List<String> all = new ArrayList<>(texts);
    if (more > 0) {
      all.add("and " + more + " more");
    }
    return all;
  }
}
