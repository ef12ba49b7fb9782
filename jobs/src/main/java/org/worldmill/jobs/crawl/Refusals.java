package org.worldmill.jobs.crawl;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.FrontierRow.Role;

/**
 * Counts addresses that are never asked for by what was found beside them. Counts in tasks, so that
 * a part of the frontier that is read twice counts twice: for a display, not for a ledger.
 */
final class Refusals implements Serializable {

  private static final long serialVersionUID = 1;

  private final LongAccumulator optOuts;
  private final LongAccumulator terms;

  Refusals(SparkContext spark) {
    optOuts = spark.longAccumulator();
    terms = spark.longAccumulator();
  }

  /** Counts an address that is not asked for. */
  void count(Knowledge known, LicenceGate gate) {
    Role role = known.best().role();
    if (known.optOut().isPresent()) {
      optOuts.add(1);
    } else if ((role == Role.MEDIUM || role == Role.TRACK)
        && gate.refusal(known.best().licence()).isPresent()) {
      terms.add(1);
    }
  }

  /** The counts by reason, those of nothing left out. */
  Map<String, Long> byReason() {
    Map<String, Long> counts =
        new TreeMap<>(Map.of("opt-out", optOuts.sum(), "terms", terms.sum()));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}
