package org.worldmill.jobs.crawl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;

/**
 * Leaves out of what a lane finds the links that say nothing new: every page of a site links to the
 * same others, and of the places that name a document only the best is ever gone by. Media come
 * through with every place, since each has words and terms of its own. For one lane and wave; used
 * by one thread at a time.
 */
final class News {

  /** More addresses than these are not remembered: what comes beyond them is written down again. */
  private static final int MOST = 50_000;

  private final Map<String, FrontierRow> best = new HashMap<>();

  /** The line without them. */
  JournalLine of(JournalLine line) {
    List<FrontierRow> news = line.found().stream().filter(this::isNews).toList();
    return new JournalLine(line.fetch(), news, line.host());
  }

  private boolean isNews(FrontierRow row) {
    boolean document = row.role() != Role.MEDIUM && row.role() != Role.TRACK;
    if (!document || row.optOut().isPresent()) {
      return true;
    }
    FrontierRow known = best.get(row.urlId());
    if (known != null && Knowledge.BETTER.compare(row, known) >= 0) {
      return false;
    }
    if (known != null || best.size() < MOST) {
      best.put(row.urlId(), row);
    }
    return true;
  }
}
