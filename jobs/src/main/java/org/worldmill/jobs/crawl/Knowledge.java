package org.worldmill.jobs.crawl;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;

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

  /** Of the rows of two places that of the better evidence holds, else the one nearer a seed. */
  static final Comparator<FrontierRow> BETTER =
      Comparator.comparingDouble((FrontierRow row) -> -row.licence().confidence())
          .thenComparingInt(FrontierRow::depth)
          .thenComparingInt(FrontierRow::hops)
          .thenComparing(FrontierRow::parent);

  private static final Comparator<FrontierRow> BY_PLACE =
      Comparator.comparing(FrontierRow::parent)
          .thenComparingInt(FrontierRow::hops)
          .thenComparingLong(FrontierRow::round);

  /** Of an address's rows, in whatever order; empty if nothing has found it. */
  static Optional<Knowledge> of(List<FrontierRow> frontier, List<FetchRow> fetches, long round) {
    Gathering gathering = new Gathering(round);
    frontier.stream().sorted(BY_PLACE).forEach(gathering::found);
    fetches.stream().sorted(Comparator.comparingLong(FetchRow::atMillis)).forEach(gathering::asked);
    return gathering.done();
  }

  /** Takes in the rows of one address, one at a time, and keeps none but those that hold. */
  static final class Gathering {

    private final long round;
    private @Nullable FrontierRow place;
    private @Nullable FrontierRow best;
    private @Nullable String optOut;
    private @Nullable FetchRow last;
    private Optional<Held> held = Optional.empty();
    private int attempts;

    Gathering(long round) {
      this.round = round;
    }

    /** A place that names it: places one after the other, the rows of each by round. */
    void found(FrontierRow row) {
      FrontierRow before = place;
      if (before != null
          && !(before.parent().equals(row.parent()) && before.hops() == row.hops())) {
        settle(before);
      }
      place = row;
    }

    private void settle(FrontierRow row) {
      FrontierRow so = best;
      best = so == null || BETTER.compare(row, so) < 0 ? row : so;
      if (row.optOut().isPresent()) {
        String said = row.optOut().get();
        String heard = optOut;
        optOut = heard == null || said.compareTo(heard) < 0 ? said : heard;
      }
    }

    /** A request, by time. */
    void asked(FetchRow fetch) {
      if (fetch.outcome().isSettled()) {
        last = fetch;
        held = fetch.held();
      } else if (fetch.round() == round) {
        attempts++;
      }
    }

    /** All that is known; empty if nothing has found it. */
    Optional<Knowledge> done() {
      FrontierRow open = place;
      if (open != null) {
        settle(open);
        place = null;
      }
      FrontierRow row = best;
      return row == null
          ? Optional.empty()
          : Optional.of(
              new Knowledge(
                  row, Optional.ofNullable(optOut), Optional.ofNullable(last), held, attempts));
    }
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
}
