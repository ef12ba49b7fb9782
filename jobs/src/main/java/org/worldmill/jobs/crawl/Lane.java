package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.FetchOrder;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.schemas.Modality;

/**
 * Addresses that are asked for one after the other, with the pause between them that the scope and
 * the sites ask for. One thread at a time steps it; every step makes at most one request. It begins
 * with its pause, since the last request of the wave before may have been a moment ago.
 */
final class Lane {

  /** How often an address is asked for in vain before it is given up. */
  static final int MOST_ATTEMPTS = 3;

  private static final int MOST_RESUMES = 3;

  private final LaneOrder order;
  private final CrawlTools tools;
  private final Deque<Ask> asks;
  private final Map<String, Origin> origins = new HashMap<>();
  private final Map<String, Boolean> ours = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final News news = new News();
  private long delayNanos;
  private long dueNanos;
  private Optional<FetchOrder.Resume> resume = Optional.empty();
  private int resumes;

  Lane(LaneOrder order, CrawlTools tools) throws AddressException {
    this.order = order;
    this.tools = tools;
    asks = new ArrayDeque<>(order.asks());
    order.asks().forEach(ask -> seen.add(ask.target().urlId()));
    delayNanos = tools.delayNanos();
    for (HostRow host : order.hosts()) {
      WebUrl url = WebUrl.of(host.origin() + "/");
      if (order.names().contains(url.host())) {
        delayNanos = Math.max(delayNanos, origin(url).crawlDelayNanos());
      }
    }
    dueNanos = System.nanoTime() + delayNanos;
  }

  String name() {
    return order.lane();
  }

  /** When the next step may be made, by {@link System#nanoTime}. */
  long dueNanos() {
    return dueNanos;
  }

  boolean isDone() {
    return asks.isEmpty() || tools.allowance().get() <= 0;
  }

  private Origin origin(WebUrl url) throws AddressException {
    Origin known = origins.get(url.origin());
    if (known == null) {
      Optional<HostRow> row =
          order.hosts().stream().filter(h -> h.origin().equals(url.origin())).findFirst();
      known = new Origin(url, row, tools, System.currentTimeMillis());
      origins.put(url.origin(), known);
    }
    return known;
  }

  /** Settles addresses that need no request, then makes one. */
  void step() throws IOException {
    tools.journal().requireTurn(tools.wave());
    boolean asked = false;
    while (!asked && !isDone()) {
      asked = stepOnce(asks.element());
    }
    if (asked) {
      dueNanos = System.nanoTime() + delayNanos;
    }
  }

  private boolean stepOnce(Ask ask) throws IOException {
    WebUrl url;
    Origin origin;
    try {
      url = WebUrl.of(ask.target().url());
      tools.guard().requireSound(url);
      origin = origin(url);
    } catch (AddressException e) {
      return refuse(ask, Outcome.FORBIDDEN_ADDRESS, String.valueOf(e.getMessage()), List.of());
    }
    if (origin.forbidden().isPresent()) {
      return refuse(ask, Outcome.FORBIDDEN_ADDRESS, origin.forbidden().get(), List.of());
    }
    if (!origin.isKnown()) {
      return learn(origin, url);
    }
    if (!origin.allows(url)) {
      return refuse(ask, Outcome.FORBIDDEN_BY_ROBOTS, "robots.txt disallows it", List.of());
    }
    List<OptOutSignal> signals = origin.signals(url);
    Modality modality = ask.target().modality().orElse(Modality.VIDEO);
    Optional<OptOutSignal> optOut = OptOutSignal.forbidding(signals, modality);
    if (optOut.isPresent()) {
      return refuse(ask, Outcome.FORBIDDEN_BY_OPT_OUT, optOut.get().toString(), signals);
    }
    visit(ask, url, origin);
    return true;
  }

  /** Asks for the rules of an origin; leaves it to another wave if another lane may ask there. */
  private boolean learn(Origin origin, WebUrl url) throws IOException {
    if (!isOurs(origin.next())) {
      asks.removeIf(ask -> ask.target().url().startsWith(url.origin() + "/"));
      return false;
    }
    boolean knewRules = origin.hasRules();
    Optional<HostRow> learnt = origin.learn();
    delayNanos = Math.max(delayNanos, origin.crawlDelayNanos());
    if (learnt.isPresent()) {
      // In one line with the rules: whoever knows these does not read robots.txt again.
      List<FrontierRow> sitemaps =
          knewRules ? List.of() : tools.finder().sitemaps(url, origin.sitemaps(), tools.round());
      JournalLine line = news.of(new JournalLine(Optional.empty(), sitemaps, learnt));
      tools.journal().write(line);
      line.found().forEach(this::goOn);
      if (learnt.get().notBeforeMillis() > 0) {
        leave(url.domain());
      }
    }
    return true;
  }

  /** Nothing more is asked of a domain in this wave. */
  private void leave(String domain) {
    asks.removeIf(ask -> ask.target().domain().equals(domain));
    resume = Optional.empty();
  }

  private void visit(Ask ask, WebUrl url, Origin origin) throws IOException {
    Visit.Result result = new Visit(tools, ask, url, origin).run(resume);
    resume = Optional.empty();
    if (result.turn() == Visit.Turn.RESUME && resumes++ < MOST_RESUMES) {
      resume = result.reply().resume();
      return;
    }
    resumes = 0;
    JournalLine line = news.of(result.line());
    if (result.turn() == Visit.Turn.PAUSE) {
      String reason = line.fetch().map(FetchRow::reason).orElse("");
      tools.journal().write(line.with(origin.paused(result.reply(), reason)));
      leave(url.domain());
      return;
    }
    Optional<HostRow> again =
        result.reply().status() > 0 && result.reply().status() < 500
            ? origin.recovered()
            : Optional.empty();
    tools.journal().write(again.map(line::with).orElse(line));
    asks.removeFirst();
    line.found().forEach(this::goOn);
  }

  /** What was found of a domain that is new is asked for at once, as far as it may be. */
  private void goOn(FrontierRow found) {
    boolean media = found.role() == Role.MEDIUM || found.role() == Role.TRACK;
    boolean wanted =
        found.optOut().isEmpty()
            && (!media || tools.gate().refusal(found.licence()).isEmpty())
            && order.fresh().contains(found.domain())
            && isOurs(found.url());
    if (wanted && seen.size() < order.most() && seen.add(found.urlId())) {
      asks.addLast(Ask.first(found));
    }
  }

  /**
   * Whether no other lane may ask there: another host of this lane's domains may stand where hosts
   * of other domains do.
   */
  private boolean isOurs(WebUrl url) {
    return ours.computeIfAbsent(
        url.host(),
        host ->
            order.names().contains(host)
                || order.places().containsAll(LaneBook.places(tools.guard(), host)));
  }

  private boolean isOurs(String address) {
    try {
      return isOurs(WebUrl.of(address));
    } catch (AddressException e) {
      return false;
    }
  }

  private boolean refuse(Ask ask, Outcome outcome, String reason, List<OptOutSignal> signals)
      throws IOException {
    FetchEntry entry = new FetchEntry(ask.target(), tools.round(), tools.journal().name());
    tools.journal().write(JournalLine.of(entry.signals(signals).row(outcome, reason), List.of()));
    asks.removeFirst();
    return false;
  }
}
