package org.worldmill.jobs.crawl;

import java.util.List;
import java.util.Locale;
import org.worldmill.jobs.catalog.FrontierRow;

/**
 * An address that may be asked for, as a text that sorts as a wave takes them: by domain, documents
 * before media, the shallow before the deep, else by the hash of the address. Texts are what Spark
 * keeps and moves most cheaply.
 */
final class Candidate {

  private static final int ID = 32;
  private static final int DEPTH = 10;
  private static final int ROLE = 1;

  /** Documents are declared before media. */
  private static final List<FrontierRow.Role> ROLES = List.of(FrontierRow.Role.values());

  private Candidate() {}

  static String of(FrontierRow row) {
    return row.domain()
        + ' '
        + (char) ('a' + ROLES.indexOf(row.role()))
        + String.format(Locale.ROOT, "%010d", row.depth())
        + row.urlId();
  }

  static String domain(String candidate) {
    return candidate.substring(0, candidate.length() - ID - DEPTH - ROLE - 1);
  }

  static String urlId(String candidate) {
    return candidate.substring(candidate.length() - ID);
  }
}
