package org.worldmill.jobs.stage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RefusalRow;
import org.worldmill.schemas.ContentHash;

/**
 * Bytes that must not be kept, as the catalog knows them.
 *
 * @param reasons why, by the SHA-256 of the bytes
 */
record Refused(SortedMap<String, String> reasons) {

  /** Nothing is refused. */
  static final Refused NOTHING = new Refused(new TreeMap<>());

  Refused {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  static Refused of(Catalog catalog) {
    TreeMap<String, String> reasons = new TreeMap<>();
    for (RefusalRow row : catalog.read(MillTable.REFUSALS)) {
      reasons.putIfAbsent(row.assetId(), row.reason());
    }
    return new Refused(reasons);
  }

  /** Changes with what is refused; empty while nothing is. */
  String digest() {
    return reasons.isEmpty() ? "" : ContentHash.of(String.join("\n", reasons.keySet()));
  }

  /** What the quarantine table says. */
  static String told(String reason) {
    return "its bytes are not kept: it " + reason;
  }
}
