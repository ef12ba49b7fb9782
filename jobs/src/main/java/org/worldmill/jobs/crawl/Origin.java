package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.manners.Backoff;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.manners.RobotsRules;
import org.worldmill.ingest.manners.TdmRep;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.FetchOrder;
import org.worldmill.ingest.net.FetchReply;
import org.worldmill.ingest.net.RetryAfter;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.jobs.catalog.HostRow.State;

/**
 * What an origin lets us do. Its robots.txt is asked for before everything else, then its
 * tdmrep.json; both hold for a day. Each call makes at most one request, so that its lane keeps the
 * pauses. A redirect of robots.txt is followed five times at most, to other sites too (RFC 9309,
 * 2.3.1.2), there to a robots.txt alone: anything else might be what that site's rules forbid.
 */
final class Origin {

  private static final int MOST_HOPS = 5;
  private static final long MOST_BYTES = 10L << 20;
  private static final String ACCEPT = "text/plain, */*;q=0.5";

  private final WebUrl any;
  private final CrawlTools tools;
  private final HostEntry rows;
  private @Nullable HostRow known;
  private @Nullable RobotsRules rules;
  private @Nullable TdmRep tdm;
  private Optional<String> robotsText = Optional.empty();
  private Optional<String> forbidden = Optional.empty();
  private WebUrl robotsUrl;
  private int hops;

  /**
   * The origin of an address.
   *
   * @param known what earlier waves learnt of it
   */
  Origin(WebUrl any, Optional<HostRow> known, CrawlTools tools, long nowMillis)
      throws AddressException {
    this.any = any;
    this.tools = tools;
    rows = new HostEntry(tools.scope().name(), tools.round(), any);
    this.known = known.orElse(null);
    robotsUrl = robotsUrl(any, known, nowMillis);
    hops = moved(known, nowMillis).map(HostRow.Moved::hops).orElse(0);
    if (known.isPresent() && known.get().validMillis() > nowMillis) {
      restore(known.get());
    }
  }

  /** What is asked for to know the rules of an origin: its robots.txt, or where that has moved. */
  static WebUrl robotsUrl(WebUrl any, Optional<HostRow> known, long nowMillis)
      throws AddressException {
    Optional<HostRow.Moved> moved = moved(known, nowMillis);
    return WebUrl.of(moved.isPresent() ? moved.get().url() : any.origin() + RobotsRules.PATH);
  }

  private static Optional<HostRow.Moved> moved(Optional<HostRow> known, long nowMillis) {
    return known.filter(row -> row.validMillis() > nowMillis).flatMap(HostRow::moved);
  }

  private void restore(HostRow row) throws AddressException {
    if (row.state() != State.UNREACHABLE) {
      rules = rules(row.robots());
      if (row.tdmrep().isPresent()) {
        tdm = TdmRep.of(bytes(row.tdmrep().get()));
      }
      robotsText = row.robots();
    }
  }

  private RobotsRules rules(Optional<String> text) throws AddressException {
    return text.isEmpty()
        ? RobotsRules.none()
        : RobotsRules.of(
            WebUrl.of(any.origin() + RobotsRules.PATH),
            bytes(text.get()),
            tools.scope().agent().token());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Whether its rules are known, so that addresses may be asked for. */
  boolean isKnown() {
    return rules != null && tdm != null;
  }

  /** Whether its robots.txt has been read, or it has none. */
  boolean hasRules() {
    return rules != null;
  }

  /** The sitemaps that its robots.txt names. */
  List<String> sitemaps() {
    return rules == null ? List.of() : rules.sitemaps();
  }

  /** What {@link #learn} asks for. */
  WebUrl next() throws AddressException {
    return rules == null ? robotsUrl : WebUrl.of(any.origin() + TdmRep.PATH);
  }

  /** How often in a row it could not be asked. */
  int failures() {
    return known == null || known.round() != tools.round() ? 0 : known.failures();
  }

  /** Why it must not be asked, if its host stands where nobody may be asked. */
  Optional<String> forbidden() {
    return forbidden;
  }

  /** The pause that it asks for, in nanoseconds. */
  long crawlDelayNanos() {
    return rules == null ? 0 : rules.crawlDelayNanos();
  }

  /** Whether robots.txt lets us ask for this. */
  boolean allows(WebUrl url) {
    return rules != null && rules.allows(url);
  }

  /** What the site as a whole says about the use of this. */
  List<OptOutSignal> signals(WebUrl url) {
    List<OptOutSignal> signals = new ArrayList<>();
    if (rules != null) {
      rules.usage(url).ifPresent(signals::add);
    }
    if (tdm != null) {
      tdm.signal(url).ifPresent(signals::add);
    }
    return signals;
  }

  /**
   * Asks for what is not known yet.
   *
   * @return what was learnt; empty if its host stands where nobody may be asked
   */
  Optional<HostRow> learn() throws IOException {
    return rules == null ? learnRobots() : learnReservation();
  }

  private Optional<HostRow> learnRobots() throws IOException {
    Path file = tools.folder().resolve(any.id() + ".robots");
    FetchReply reply = ask(robotsUrl, file);
    int status = reply.status();
    if (reply.failure().equals(Optional.of(FetchReply.Failure.FORBIDDEN_ADDRESS))) {
      forbidden = Optional.of(reply.reason());
      return Optional.empty();
    }
    boolean broken = reply.failure().isPresent() && reply.bodyBytes() == 0;
    if (broken || status == 429 || status >= 500) {
      return Optional.of(unreachable(reply));
    }
    if (status >= 300 && status < 400 && status != 304) {
      return Optional.of(redirected(reply));
    }
    if (status >= 200 && status < 300) {
      byte[] content = Files.exists(file) ? head(file) : new byte[0];
      robotsText = Optional.of(new String(content, StandardCharsets.ISO_8859_1));
    }
    Files.deleteIfExists(file);
    rules = rules(robotsText);
    return Optional.of(learnt(Optional.empty()));
  }

  private HostRow learnt(Optional<String> tdmrep) {
    known = rows.learnt(robotsText, tdmrep);
    return known;
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(RobotsRules.MOST_BYTES + 1);
    }
  }

  private HostRow redirected(FetchReply reply) throws AddressException {
    if (hops >= MOST_HOPS) {
      // Too many redirects: as if there were none (RFC 9309, 2.3.1.2).
      rules = RobotsRules.none();
      return learnt(Optional.empty());
    }
    Optional<String> location = reply.headers().first("location");
    try {
      WebUrl to = robotsUrl.resolve(location.orElse(""));
      tools.guard().requireSound(to);
      if (!to.domain().equals(any.domain()) && !to.target().equals(RobotsRules.PATH)) {
        return paused(reply, "robots.txt has moved to another site's " + to);
      }
      robotsUrl = to;
    } catch (AddressException e) {
      return paused(reply, "robots.txt has moved to where nobody may be asked: " + e.getMessage());
    }
    hops++;
    known = rows.moved(robotsUrl, hops, failures());
    return known;
  }

  private Optional<HostRow> learnReservation() throws IOException {
    Path file = tools.folder().resolve(any.id() + ".tdmrep");
    WebUrl url = WebUrl.of(any.origin() + TdmRep.PATH);
    Optional<String> text = Optional.empty();
    if (allows(url)) {
      FetchReply reply = ask(url, file);
      if (reply.status() == 429 || reply.status() >= 500 || reply.status() == 0) {
        // The rules that were read hold: it is asked for this alone when its pause is over.
        return Optional.of(paused(reply, "tdmrep.json cannot be had: " + reply.reason()));
      }
      if (reply.status() == 200 && reply.failure().isEmpty() && Files.exists(file)) {
        text = Optional.of(new String(head(file), StandardCharsets.ISO_8859_1));
      }
      Files.deleteIfExists(file);
    }
    tdm = text.map(t -> TdmRep.of(bytes(t))).orElse(TdmRep.NONE);
    return Optional.of(learnt(Optional.of(text.orElse(""))));
  }

  private FetchReply ask(WebUrl url, Path file) throws IOException {
    return tools
        .client()
        .fetch(
            new FetchOrder(
                url,
                ACCEPT,
                true,
                MOST_BYTES,
                Optional.empty(),
                Optional.empty(),
                headers -> Optional.empty(),
                file));
  }

  private HostRow unreachable(FetchReply reply) {
    return paused(
        reply,
        "robots.txt cannot be had: "
            + reply.failure().map(f -> f + ": ").orElse("")
            + reply.reason());
  }

  /** The host has asked for a pause, or cannot be reached: nothing is asked of it until then. */
  HostRow paused(FetchReply reply, String reason) {
    Optional<Duration> stated =
        reply.headers().first("retry-after").flatMap(v -> RetryAfter.of(v, Instant.now()));
    int failed = failures() + 1;
    Duration pause = Backoff.pause(stated, failed, any.host(), tools.firstBackoff());
    known =
        rules == null
            ? rows.unreachable(pause, failed, reason)
            : rows.paused(robotsText, Optional.ofNullable(known), pause, failed, reason);
    return known;
  }

  /** A request succeeded: the failures before it no longer count. */
  Optional<HostRow> recovered() {
    if (known == null || failures() == 0) {
      return Optional.empty();
    }
    known = rows.recovered(known);
    return Optional.of(known);
  }
}
