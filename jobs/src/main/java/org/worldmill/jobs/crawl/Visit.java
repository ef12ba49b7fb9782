package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.net.FetchOrder;
import org.worldmill.ingest.net.FetchReply;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FetchRow.Outcome;
import org.worldmill.jobs.catalog.FrontierRow.Role;

/** One address: asked for once, and its reply judged. */
final class Visit {

  /** What came of it, beside the journal's line. */
  enum Turn {
    /** The address is done with in this wave. */
    DONE,
    /** The body broke off and can be resumed at once. */
    RESUME,
    /** The host asks for a pause, or cannot be reached. */
    PAUSE
  }

  /**
   * The result.
   *
   * @param turn what the lane does next
   * @param line what is written down
   * @param reply what the server said
   */
  record Result(Turn turn, JournalLine line, FetchReply reply) {}

  private final CrawlTools tools;
  private final Ask ask;
  private final WebUrl url;
  private final List<OptOutSignal> site;
  private final Path body;
  private Optional<Outcome> stopped = Optional.empty();

  Visit(CrawlTools tools, Ask ask, WebUrl url, Origin origin) {
    this.tools = tools;
    this.ask = ask;
    this.url = url;
    site = origin.signals(url);
    body = tools.folder().resolve(url.id());
  }

  Result run(Optional<FetchOrder.Resume> resume) throws IOException {
    Optional<FetchOrder.Validators> known =
        ask.held()
            .filter(Held::canBeCompared)
            .filter(unused -> stillTooLarge())
            .map(held -> new FetchOrder.Validators(held.etag(), held.lastModified()));
    FetchReply reply =
        tools
            .client()
            .fetch(
                new FetchOrder(
                    url,
                    Wanted.accept(ask.target().role()),
                    ask.target().role() != Role.MEDIUM,
                    mostBytes(),
                    resume.isPresent() ? Optional.empty() : known,
                    resume,
                    this::stop,
                    body));
    tools.allowance().addAndGet(-reply.wireBytes());
    Result result = new ReplyJudge(tools, ask, url, site, body, stopped).judge(reply);
    if (result.turn() != Turn.RESUME) {
      Files.deleteIfExists(body);
    }
    return result;
  }

  /** Quirk: that a limit was raised since shows in the words of the refusal alone. */
  private boolean stillTooLarge() {
    return ask.refused()
        .filter(before -> before.outcome() == Outcome.TOO_LARGE)
        .map(before -> before.reason().contains(" " + mostBytes() + " "))
        .orElse(true);
  }

  private long mostBytes() {
    return Wanted.mostBytes(tools.scope(), ask.target());
  }

  /** Why no body is wanted, by the header of a reply. */
  private Optional<String> stop(Headers headers) {
    Optional<OptOutSignal> optOut = ReplyJudge.forbidding(ask, tools.optOuts().of(headers));
    if (optOut.isPresent()) {
      stopped = Optional.of(Outcome.FORBIDDEN_BY_OPT_OUT);
      return Optional.of(optOut.get().toString());
    }
    Optional<String> other =
        Wanted.mismatch(tools.scope(), ask.target(), headers.mediaType().orElse(""));
    if (other.isPresent()) {
      stopped = Optional.of(Outcome.FAILED);
    }
    return other;
  }
}
