package org.worldmill.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.worldmill.jobs.crawl.Crawl;
import org.worldmill.jobs.crawl.CrawlForecast;
import org.worldmill.jobs.crawl.CrawlOutcome;
import org.worldmill.jobs.crawl.CrawlWhy;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.ScopeLoader;
import org.worldmill.schemas.crawl.CrawlScope;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crawl}: asks the web for media within a scope; {@code crawl:NAME} is then a source. */
@Command(
    name = "crawl",
    description = "asks the web for media within a scope; resumes what was begun",
    footer = {
      "",
      "Take the result in with `worldmill run --input crawl:NAME`. docs/crawl.md explains the scope."
    })
public final class CrawlCommand extends MillCommand {

  @Parameters(paramLabel = "SCOPE", description = "the scope file; see docs/scope.yaml")
  private Path file = Path.of("");

  @Option(
      names = "--dry-run",
      description = "says host by host what would be asked, how fast and why not; asks nothing")
  private boolean dryRun;

  @Option(
      names = "--why",
      paramLabel = "URL",
      description = "says of one address all that is known: why it may be used, or why not")
  private Optional<String> why = Optional.empty();

  @Option(
      names = "--refuse",
      paramLabel = "FILE",
      description = "SHA-256 hashes, one a line, of bytes that are not kept")
  private Optional<Path> refuse = Optional.empty();

  /** Runs this command alone. */
  public static void main(String[] args) {
    Worldmill.exit(new CrawlCommand(), args);
  }

  @Override
  ExitCode work() throws Exception {
    CrawlScope scope = ScopeLoader.load(file);
    PipelineConfig config = options().config();
    List<String> refused = refused();
    try (MillSession session = MillSession.open(options().workdir(), config, progress())) {
      if (why.isPresent()) {
        CrawlWhy answer = CrawlWhy.of(session.spark(), scope, why.get());
        tell(answer.toMap(), () -> answer.lines().forEach(out()::println));
        return answer.isKnown() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
      }
      if (dryRun) {
        CrawlForecast forecast = CrawlForecast.of(session.spark(), scope);
        tell(Map.of("hosts", forecast.hosts()), () -> forecast.lines().forEach(out()::println));
        return ExitCode.DONE;
      }
      CrawlOutcome outcome = crawl(session, config, scope, refused);
      tell(outcome.toMap(), () -> print(outcome));
      return ExitCode.DONE;
    }
  }

  /** On a terminal one sees it work; elsewhere there is a line a wave. */
  private CrawlOutcome crawl(
      MillSession session, PipelineConfig config, CrawlScope scope, List<String> refused)
      throws IOException {
    Workdir workdir = new Workdir(options().workdir());
    if (TerminalProgress.Style.ofStandardError() == TerminalProgress.Style.LINES) {
      return new Crawl(session.spark(), workdir, config.resources(), scope, refused, progress())
          .run();
    }
    CrawlScreen screen = new CrawlScreen(err(), CrawlScreen.columns(), System::currentTimeMillis);
    try {
      return new Crawl(session.spark(), workdir, config.resources(), scope, refused, screen)
          .watchedBy(screen)
          .run();
    } finally {
      screen.clear();
    }
  }

  private List<String> refused() throws IOException, UsageException {
    if (refuse.isEmpty()) {
      return List.of();
    }
    if (!Files.isRegularFile(refuse.get())) {
      throw new UsageException("there is no hash list '" + refuse.get() + "'");
    }
    return Files.readAllLines(refuse.get()).stream()
        .map(line -> line.split("[\\s#]", 2)[0].toLowerCase(Locale.ROOT))
        .filter(hash -> hash.matches("[0-9a-f]{64}"))
        .toList();
  }

  private void print(CrawlOutcome outcome) {
    out()
        .printf(
            "%nround %d of crawl %s: %s%n", outcome.round(), outcome.crawl(), outcome.stopped());
    out().printf(Locale.ROOT, "%-24s %,12d%n", "requests", outcome.requests());
    outcome
        .outcomes()
        .forEach(
            (name, count) ->
                out()
                    .printf(
                        Locale.ROOT,
                        "  %-22s %,12d%n",
                        name.toLowerCase(Locale.ROOT).replace('_', ' '),
                        count));
    out().printf(Locale.ROOT, "%-24s %,12d%n", "bytes", outcome.wireBytes());
    out().printf(Locale.ROOT, "%-24s %,12d%n", "of media", outcome.mediaBytes());
    out().printf(Locale.ROOT, "%-24s %,12d%n", "left", outcome.left());
    out().printf(Locale.ROOT, "%-24s %,12d%n", "media that may be used", outcome.media());
    out().printf("next     worldmill run --input crawl:%s%n", outcome.crawl());
  }
}
