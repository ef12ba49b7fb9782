package org.worldmill.jobs.crawl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.spark.RecordCodec;

/**
 * All that is known of one address: where it was found, with what words, and what came of asking.
 * Of the rows that one place gave the last round's holds; among places the best evidence holds, and
 * one opt-out is enough.
 *
 * @param best the row to go by
 * @param optOut an opt-out of any place
 * @param last the last settled request
 * @param held what is held, by the last settled request: of bytes that were refused, how their
 *     server tells whether they have changed
 * @param attempts how often it was asked for in vain in this round
 */
record Knowledge(
    FrontierRow best,
    Optional<String> optOut,
    Optional<FetchRow> last,
    Optional<Held> held,
    int attempts) {

  /** Bytes whose server cannot say whether they have changed are asked for again after so long. */
  private static final long REVISIT_MILLIS = 30L * 24 * 3600 * 1000;

  /** Judgements on bytes, which hold until these change; looked at anew after thirty days too. */
  private static final Set<Outcome> REFUSED =
      EnumSet.of(Outcome.FORBIDDEN_BY_OPT_OUT, Outcome.FORBIDDEN_BY_HASH, Outcome.TOO_LARGE);

  /** Of an address's rows; empty if nothing has found it. */
  static Optional<Knowledge> of(Iterable<Row> frontier, Iterable<Row> fetches, long round) {
    Map<String, FrontierRow> byPlace = new HashMap<>();
    RecordCodec<FrontierRow> codec = Codecs.FRONTIER;
    for (Row row : frontier) {
      FrontierRow found = codec.fromRow(row);
      byPlace.merge(
          found.parent() + ' ' + found.hops(), found, (a, b) -> a.round() > b.round() ? a : b);
    }
    if (byPlace.isEmpty()) {
      return Optional.empty();
    }
    List<FetchRow> asked = new ArrayList<>();
    fetches.forEach(row -> asked.add(Codecs.FETCHES.fromRow(row)));
    asked.sort(Comparator.comparingLong(FetchRow::atMillis));
    Optional<FetchRow> last = Optional.empty();
    Optional<Held> held = Optional.empty();
    int attempts = 0;
    for (FetchRow fetch : asked) {
      if (fetch.outcome().isSettled()) {
        last = Optional.of(fetch);
        held = fetch.held();
      } else if (fetch.round() == round) {
        attempts++;
      }
    }
    return Optional.of(new Knowledge(best(byPlace), optOut(byPlace), last, held, attempts));
  }

  private static FrontierRow best(Map<String, FrontierRow> byPlace) {
    return byPlace.values().stream()
        .min(
            Comparator.comparing((FrontierRow row) -> -row.licence().confidence())
                .thenComparing(FrontierRow::depth)
                .thenComparing(FrontierRow::hops)
                .thenComparing(FrontierRow::parent))
        .orElseThrow();
  }

  private static Optional<String> optOut(Map<String, FrontierRow> byPlace) {
    return byPlace.values().stream().flatMap(row -> row.optOut().stream()).sorted().findFirst();
  }

  /** Why it is not asked for, now or in this round; empty if it is. */
  Optional<String> refusal(long round, LicenceGate gate, long nowMillis) {
    if (optOut.isPresent()) {
      return optOut;
    }
    boolean media = best.role() == Role.MEDIUM || best.role() == Role.TRACK;
    Optional<String> terms = media ? gate.refusal(best.licence()) : Optional.empty();
    if (terms.isPresent()) {
      return terms;
    }
    if (last.isPresent() && last.get().round() == round) {
      return Optional.of(last.get().outcome() + " in this round");
    }
    boolean keeps =
        media
            && held.isPresent()
            && !held.get().canBeCompared()
            && nowMillis - held.get().storedAtMillis() < REVISIT_MILLIS;
    return keeps ? Optional.of("it is held, and cannot be compared") : Optional.empty();
  }

  /** Whether its bytes are held and may be used. */
  boolean isUsable(LicenceGate gate) {
    return optOut.isEmpty()
        && gate.refusal(best.licence()).isEmpty()
        && last.filter(fetch -> holds(fetch.outcome())).isPresent()
        && held.flatMap(Held::blob).isPresent();
  }

  private static boolean holds(Outcome outcome) {
    return outcome == Outcome.STORED || outcome == Outcome.UNCHANGED;
  }

  /** The address, to be asked for now. */
  Ask ask(long nowMillis) {
    Optional<Ask.Refused> refused =
        last.filter(fetch -> REFUSED.contains(fetch.outcome()) && held.isPresent())
            .map(fetch -> new Ask.Refused(fetch.outcome(), fetch.reason()));
    boolean anew =
        refused.isPresent() && nowMillis - held.orElseThrow().storedAtMillis() >= REVISIT_MILLIS;
    return anew
        ? new Ask(best, attempts, Optional.empty(), Optional.empty())
        : new Ask(best, attempts, held, refused);
  }

  /** Codecs are made once a process. */
  private static final class Codecs {
    static final RecordCodec<FrontierRow> FRONTIER = RecordCodec.of(FrontierRow.class);
    static final RecordCodec<FetchRow> FETCHES = RecordCodec.of(FetchRow.class);
  }
}
