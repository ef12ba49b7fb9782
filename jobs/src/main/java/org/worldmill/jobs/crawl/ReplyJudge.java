package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.worldmill.ingest.manners.EmbeddedOptOut;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.FetchReply;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.Discovery;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.crawl.Visit.Result;
import org.worldmill.jobs.crawl.Visit.Turn;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;

/** What a reply to one address comes to: its status, its opt-outs and what its body holds. */
final class ReplyJudge {

  private static final Set<Integer> MOVED = Set.of(301, 302, 303, 307, 308);
  private static final int MOST_HOPS = 5;

  private final CrawlTools tools;
  private final Ask ask;
  private final WebUrl url;
  private final List<OptOutSignal> site;
  private final Path body;
  private final Optional<Outcome> stopped;
  private List<OptOutSignal> signals;

  /**
   * A judge of one reply.
   *
   * @param site what its site says of the use of its media
   * @param body where the body has been written
   * @param stopped why no body was wanted, by the header of the reply
   */
  ReplyJudge(
      CrawlTools tools,
      Ask ask,
      WebUrl url,
      List<OptOutSignal> site,
      Path body,
      Optional<Outcome> stopped) {
    this.tools = tools;
    this.ask = ask;
    this.url = url;
    this.site = site;
    this.body = body;
    this.stopped = stopped;
    signals = site;
  }

  private Role role() {
    return ask.target().role();
  }

  private boolean isMedium() {
    return role() == Role.MEDIUM;
  }

  private static boolean isMediumOrTrack(Ask ask) {
    return ask.target().role() == Role.MEDIUM || ask.target().role() == Role.TRACK;
  }

  private static List<OptOutSignal> both(List<OptOutSignal> a, List<OptOutSignal> b) {
    List<OptOutSignal> all = new ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }

  /** A page's opt-out speaks of what is on it; its links may be followed all the same. */
  static Optional<OptOutSignal> forbidding(Ask ask, List<OptOutSignal> said) {
    return isMediumOrTrack(ask)
        ? OptOutSignal.forbidding(said, ask.target().modality().orElse(Modality.IMAGE))
        : Optional.empty();
  }

  /** What comes of a reply; media are put into the store, and documents read. */
  Result judge(FetchReply reply) throws IOException {
    signals = both(site, tools.optOuts().of(reply.headers()));
    if (reply.failure().isPresent()) {
      return failed(reply, reply.failure().get());
    }
    int status = reply.status();
    if (status == 304 && ask.held().isPresent()) {
      return ask.refused().isPresent()
          ? refused(reply, ask.refused().get().outcome(), ask.refused().get().reason(), ask.held())
          : unchanged(reply);
    }
    if (MOVED.contains(status)) {
      return moved(reply);
    }
    if (status == 429 || status == 503) {
      return new Result(Turn.PAUSE, line(reply, deferred(), "status " + status), reply);
    }
    if (status >= 500) {
      return done(reply, deferred(), "status " + status);
    }
    if (!reply.isWhole()) {
      boolean gone = status == 404 || status == 410;
      return done(reply, gone ? Outcome.GONE : Outcome.FAILED, "status " + status);
    }
    return switch (role()) {
      case MEDIUM -> medium(reply);
      case TRACK -> track(reply);
      default -> document(reply);
    };
  }

  private Result failed(FetchReply reply, FetchReply.Failure failure) {
    String reason = failure + ": " + reply.reason();
    return switch (failure) {
      case FORBIDDEN_ADDRESS -> done(reply, Outcome.FORBIDDEN_ADDRESS, reply.reason());
      case STOPPED ->
          stopped.equals(Optional.of(Outcome.FORBIDDEN_BY_OPT_OUT))
              ? refused(reply, Outcome.FORBIDDEN_BY_OPT_OUT, reply.reason())
              : done(reply, Outcome.FAILED, reply.reason());
      case TOO_LARGE -> refused(reply, Outcome.TOO_LARGE, reply.reason());
      case UNREACHABLE -> new Result(Turn.PAUSE, line(reply, deferred(), reason), reply);
      case BROKEN_OFF ->
          new Result(
              isMedium() && reply.resume().isPresent() ? Turn.RESUME : Turn.DONE,
              line(reply, deferred(), reason),
              reply);
      case TIMED_OUT, TOO_SLOW, BAD_REPLY -> done(reply, deferred(), reason);
    };
  }

  private Outcome deferred() {
    return ask.attempts() + 1 < Lane.MOST_ATTEMPTS ? Outcome.DEFERRED : Outcome.FAILED;
  }

  private Result unchanged(FetchReply reply) {
    Optional<OptOutSignal> optOut = forbidding(ask, signals);
    return optOut.isPresent()
        ? refused(reply, Outcome.FORBIDDEN_BY_OPT_OUT, optOut.get().toString(), ask.held())
        : new Result(
            Turn.DONE,
            JournalLine.of(row(reply, Outcome.UNCHANGED, "it is as it was", ask.held()), List.of()),
            reply);
  }

  private Result moved(FetchReply reply) throws IOException {
    ScopeRules rules = tools.finder().rules();
    try {
      WebUrl to = url.resolve(reply.headers().first("location").orElse(""));
      if (ask.target().hops() >= MOST_HOPS) {
        return done(reply, Outcome.FAILED, "more than " + MOST_HOPS + " redirects");
      }
      boolean admitted = isMediumOrTrack(ask) ? rules.admitsMedium(to) : rules.admitsPage(to);
      if (!admitted) {
        return done(reply, Outcome.FAILED, "it has moved out of the scope: " + to);
      }
      FetchRow row = row(reply, Outcome.REDIRECTED, "it has moved to " + to, Optional.empty());
      return new Result(
          Turn.DONE, JournalLine.of(row, List.of(FrontierEntry.moved(ask.target(), to))), reply);
    } catch (AddressException e) {
      return done(reply, Outcome.FAILED, "it has moved to nowhere: " + e.getMessage());
    }
  }

  private Result medium(FetchReply reply) throws IOException {
    Optional<OptOutSignal> inside = EmbeddedOptOut.in(body);
    if (inside.isPresent()) {
      signals = both(signals, List.of(inside.get()));
      if (inside.get().reach() != OptOutSignal.Reach.NOTHING) {
        return refused(reply, Outcome.FORBIDDEN_BY_OPT_OUT, inside.get().toString());
      }
    }
    if (reply.bodyBytes() == 0) {
      return done(reply, Outcome.FAILED, "it has no bytes");
    }
    if (!tools.refused().isEmpty() && tools.refused().contains(ContentHash.of(body))) {
      return refused(reply, Outcome.FORBIDDEN_BY_HASH, "the hash list of the operator has it");
    }
    BlobRef blob =
        tools.blobs().take(body, reply.headers().mediaType().orElse("application/octet-stream"));
    return kept(reply, Optional.of(blob), Optional.empty());
  }

  private Result track(FetchReply reply) throws IOException {
    String text = new String(Files.readAllBytes(body), StandardCharsets.UTF_8);
    return kept(reply, Optional.empty(), Optional.of(text));
  }

  private Result kept(FetchReply reply, Optional<BlobRef> blob, Optional<String> text) {
    Optional<Held> held = FetchEntry.held(reply.headers(), System.currentTimeMillis(), blob, text);
    return new Result(
        Turn.DONE, JournalLine.of(row(reply, Outcome.STORED, "stored", held), List.of()), reply);
  }

  private Result document(FetchReply reply) throws IOException {
    Discovery found;
    try {
      found = new DocumentReader(tools.optOuts()).read(role(), url, reply.headers(), body);
    } catch (MediaException e) {
      return done(reply, Outcome.FAILED, e.code() + ": " + e.getMessage());
    }
    Optional<Held> held = seen(reply);
    List<FrontierRow> rows = tools.finder().rows(ask.target(), found, site);
    signals = both(site, found.signals());
    return new Result(
        Turn.DONE, JournalLine.of(row(reply, Outcome.READ, "read", held), rows), reply);
  }

  /** Of bytes that are not kept, what tells whether they have changed is. */
  private Result refused(FetchReply reply, Outcome outcome, String reason) {
    return refused(reply, outcome, reason, seen(reply));
  }

  private Result refused(FetchReply reply, Outcome outcome, String reason, Optional<Held> seen) {
    return new Result(
        Turn.DONE, JournalLine.of(row(reply, outcome, reason, seen), List.of()), reply);
  }

  private static Optional<Held> seen(FetchReply reply) {
    return FetchEntry.held(
        reply.headers(), System.currentTimeMillis(), Optional.empty(), Optional.empty());
  }

  private Result done(FetchReply reply, Outcome outcome, String reason) {
    return new Result(Turn.DONE, line(reply, outcome, reason), reply);
  }

  private JournalLine line(FetchReply reply, Outcome outcome, String reason) {
    return JournalLine.of(row(reply, outcome, reason, Optional.empty()), List.of());
  }

  private FetchRow row(FetchReply reply, Outcome outcome, String reason, Optional<Held> held) {
    return new FetchEntry(ask.target(), tools.round(), tools.journal().name())
        .reply(reply)
        .held(held)
        .signals(signals)
        .row(outcome, reason);
  }
}
