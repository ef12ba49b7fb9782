package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.worldmill.ingest.net.LoopbackFixture;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RoundRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.crawl.CrawlScope;

/**
 * A crawl: rounds of waves. A call goes on with the round that is open, or begins the next, in
 * which everything is asked for once, what is held by its validators. It may be killed at any time:
 * the next call takes the journals in and goes on. One crawl at a time may work on a working
 * directory.
 */
public final class Crawl {

  private static final String ALL_ASKED = "nothing is left to ask for";
  private static final String UNREACHABLE =
      "what is left stands on hosts that cannot be reached, or have had their share";
  private static final String LEFT_ALONE =
      "what is left stands on hosts that want to be left alone for longer than there is time";

  private static final long GRACE_NANOS = 30_000_000_000L;

  /** What is left to hosts that cannot be asked for long is left to the next round. */
  private static final List<String> ENDINGS = List.of(ALL_ASKED, UNREACHABLE, LEFT_ALONE);

  private final Catalog catalog;
  private final Workdir workdir;
  private final ResourceConfig resources;
  private final CrawlScope scope;
  private final Progress progress;
  private final Optional<LoopbackFixture> fixture = LoopbackFixture.ofProcess();
  private final SortedSet<String> refused;
  private CrawlWatch watch = CrawlWatch.NOBODY;

  /**
   * A crawl.
   *
   * @param refused SHA-256, in hex, of bytes that are not kept
   */
  public Crawl(
      SparkSession spark,
      Workdir workdir,
      ResourceConfig resources,
      CrawlScope scope,
      List<String> refused,
      Progress progress) {
    catalog = new Catalog(spark);
    this.workdir = workdir;
    this.resources = resources;
    this.scope = scope;
    this.refused = new TreeSet<>(refused);
    // What a mill of this directory has found to be on a list of the operator.
    catalog.read(MillTable.REFUSALS).forEach(row -> this.refused.add(row.assetId()));
    this.progress = progress;
  }

  /** Shows its waves to somebody while they run; nobody looks unless told so. */
  public Crawl watchedBy(CrawlWatch somebody) {
    watch = somebody;
    return this;
  }

  /** The folder of a crawl's journals. */
  static Path journals(Workdir workdir, String crawl) {
    return workdir.root().resolve("crawl").resolve(crawl).resolve("journal");
  }

  /** Requests that are on their way when a wave ends are waited for as long as they may take. */
  private Journals journals() {
    return new Journals(
        catalog, journals(workdir, scope.name()), scope.limits().deadlineNanos() + GRACE_NANOS);
  }

  /** Crawls until nothing is left that may be asked, or a budget is used up. */
  public CrawlOutcome run() throws IOException {
    long startedNanos = System.nanoTime();
    Journals journals = journals();
    journals.absorb();
    long round = open(journals);
    Tally tally = journals.absorb();
    Waves waves = new Waves(catalog, scope, delayNanos());
    String stopped = "";
    long left = 0;
    for (int wave = firstWave(); stopped.isEmpty(); wave++) {
      Waves.Wave next = waves.next(round);
      left = next.left();
      long timeLeft = scope.budget().timeNanos() - (System.nanoTime() - startedNanos);
      stopped = stop(next, tally, timeLeft);
      if (stopped.isEmpty() && next.asks().isEmpty()) {
        await(next.nextMillis().orElseThrow());
      } else if (stopped.isEmpty()) {
        run(next, round, wave, Math.min(timeLeft, scope.limits().waveNanos()), tally);
        Tally more = journals.absorb();
        tally = tally.plus(more);
        progress.note(line(next, more));
      }
    }
    boolean ended = ENDINGS.contains(stopped);
    if (ended) {
      record(round, true);
    }
    long media = new Settlement(catalog, scope, refused).settle(round);
    return new CrawlOutcome(
        scope.name(),
        round,
        ended,
        tally.requests(),
        tally.wireBytes(),
        tally.mediaBytes(),
        tally.outcomes(),
        left,
        media,
        stopped);
  }

  private long delayNanos() {
    return fixture.map(LoopbackFixture::delayNanos).orElse(scope.limits().delayNanos());
  }

  /** Waves of different calls must not share names of journals. */
  private static int firstWave() {
    return (int) (System.currentTimeMillis() / 1000 % 100_000_000);
  }

  /** Why no further wave is run; empty if one is, now or after a wait. */
  private String stop(Waves.Wave next, Tally tally, long timeLeftNanos) {
    if (next.left() == 0) {
      return ALL_ASKED;
    }
    if (timeLeftNanos <= 0) {
      return "the budget of time is used up";
    }
    if (tally.wireBytes() >= scope.budget().bytes()) {
      return "the budget of bytes is used up";
    }
    if (tally.requests() >= scope.budget().requests()) {
      return "the budget of requests is used up";
    }
    if (!next.asks().isEmpty()) {
      return "";
    }
    if (next.nextMillis().isEmpty()) {
      return UNREACHABLE;
    }
    long waitNanos = (next.nextMillis().get() - System.currentTimeMillis()) * 1_000_000;
    return waitNanos >= timeLeftNanos ? LEFT_ALONE : "";
  }

  private void await(long untilMillis) throws IOException {
    try {
      progress.note("crawl: all hosts want to be left alone; waiting");
      Thread.sleep(Math.max(0, untilMillis - System.currentTimeMillis()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the crawl was stopped", e);
    }
  }

  private long open(Journals journals) throws IOException {
    String digest = ContentHash.of(CrawlJson.line(scope));
    Optional<RoundRow> last =
        catalog.read(MillTable.ROUNDS).stream()
            .filter(row -> row.crawl().equals(scope.name()))
            .max(Comparator.comparingLong(RoundRow::sequence));
    boolean goesOn = last.isPresent() && !last.get().ended();
    long round = last.map(row -> row.ended() ? row.round() + 1 : row.round()).orElse(1L);
    if (goesOn && last.get().scope().equals(digest)) {
      progress.note("crawl: going on with round " + round);
      return round;
    }
    // A round is open once its seeds are planted: if this is killed, they are planted again.
    new Seeds(catalog, scope, settings(round, journals.folder())).plant(round);
    record(round, false);
    progress.note("crawl: round " + round);
    return round;
  }

  private void record(long round, boolean ended) {
    catalog.append(
        MillTable.ROUNDS,
        List.of(
            new RoundRow(
                catalog.count(MillTable.ROUNDS),
                scope.name(),
                round,
                ended,
                scope.agent().header(),
                ContentHash.of(CrawlJson.line(scope)))));
  }

  private WaveSettings settings(long round, Path folder) {
    return new WaveSettings(
        scope,
        round,
        folder,
        workdir.blobs(resources),
        catalog.spark().sparkContext().hadoopConfiguration(),
        fixture,
        List.copyOf(refused));
  }

  private void run(Waves.Wave wave, long round, int number, long nanos, Tally so)
      throws IOException {
    WaveSettings settings = settings(round, journals(workdir, scope.name()));
    List<LaneOrder> lanes = new LaneBook(settings.guard()).lanes(wave);
    int tasks =
        resources.partitions() > 0
            ? resources.partitions()
            : catalog.spark().sparkContext().defaultParallelism();
    RecordCodec<LaneOrder> codec = RecordCodec.of(LaneOrder.class);
    List<List<Row>> hands = LaneBook.deal(lanes, tasks).stream().map(codec::toRows).toList();
    long bytes = Math.max(1, (scope.budget().bytes() - so.wireBytes()) / Math.max(1, hands.size()));
    WaveTask task = new WaveTask(settings, number, nanos, bytes);
    JournalTail tail = new JournalTail(settings.journals(), task.prefix());
    WaveGauge gauge = new WaveGauge(scope.name(), round, wave, so, System.nanoTime());
    progress.begin("crawl: wave of " + wave.asks().size() + " addresses", 0);
    new WaveClaims(settings.journals()).open(task.name());
    try (WaveWatch looks = new WaveWatch(gauge, tail, watch)) {
      looks.start();
      JavaSparkContext.fromSparkContext(catalog.spark().sparkContext())
          .parallelize(hands, Math.max(1, hands.size()))
          .mapPartitions(task)
          .collect();
    }
    progress.end();
  }

  private static String line(Waves.Wave next, Tally more) {
    StringBuilder text = new StringBuilder();
    more.outcomes()
        .forEach(
            (name, count) ->
                text.append(", ")
                    .append(name.toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(' ')
                    .append(count));
    return String.format(
        Locale.ROOT,
        "crawl: %d asked, %.1f MB%s; %d left",
        more.requests(),
        more.wireBytes() / 1e6,
        text,
        Math.max(0, next.left() - more.requests()));
  }
}
