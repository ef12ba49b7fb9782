package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.Memo;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.config.ConfigFingerprint;
import org.worldmill.schemas.config.PublishConfig;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.shard.ReleaseAssembler;
import org.worldmill.shard.ReleaseInputs;
import org.worldmill.shard.ReleaseSchema;
import org.worldmill.shard.Releases;
import org.worldmill.shard.Releases.Change;
import org.worldmill.shard.Releases.Next;
import org.worldmill.shard.ShardFile;

/**
 * Kept items to a release in the staging folder: shards, report, and everything beside them. Where
 * the shards are those of the last release, there is nothing to publish.
 */
final class ShardStage implements Stage {

  static final String NAME = "shard";

  private final MillContext mill;
  private final Views views;

  ShardStage(MillContext mill) {
    this.mill = mill;
    views = new Views(mill.catalog(), mill.config());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageKey key() {
    PublishConfig publish = mill.config().publish();
    String root = mill.workdir().releases(publish).toString();
    Digests digests = new Digests(mill);
    return new StageKey(
        Digests.of(
            digests.assets(),
            digests.items(),
            digests.signals(),
            digests.verdicts(),
            digests.media(),
            digests.captions(),
            digests.quarantine(IngestStage.NAME),
            digests.quarantine(CurateStage.NAME)),
        ContentHash.of(
            ConfigFingerprint.shard(mill.config().shard())
                + root
                + publish.version().orElse("next")),
        Fingerprints.SHARD
            + ' '
            + ContentHash.of(ReleaseSchema.of(MeasureRegistry.load()).signals().toString())
            + ' '
            + CodeVersion.text());
  }

  /** What identifies a release in the making: everything that it is made from. */
  static String contentDigest(StageKey key) {
    return ContentHash.of(key.inputDigest() + key.configFingerprint() + key.codeFingerprint());
  }

  static Staging staging(MillContext mill, String contentDigest) {
    return new Staging(mill.workdir().staging().resolve(contentDigest.substring(0, 16)));
  }

  @Override
  public String outputDigest() {
    String digest = contentDigest(key());
    try {
      boolean there =
          staging(mill, digest).outcome().isPresent() || released(mill, digest).isPresent();
      return there ? digest : "nothing";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the staging folder", e);
    }
  }

  /** The release that was made from this content, if it was published. */
  static Optional<ReleaseRow> released(MillContext mill, String contentDigest) {
    return releases(mill).rows().stream()
        .filter(row -> row.contentDigest().equals(contentDigest))
        .findFirst();
  }

  /** All releases, in order; a few rows that are asked for again and again. */
  record ReleaseRows(List<ReleaseRow> rows) {

    ReleaseRows {
      rows = List.copyOf(rows);
    }
  }

  static ReleaseRows releases(MillContext mill) {
    return mill.memo()
        .answer(
            new Memo.Question("releases", "", List.of(MillTable.RELEASES)),
            ReleaseRows.class,
            () -> new ReleaseRows(mill.catalog().read(MillTable.RELEASES)));
  }

  @Override
  public List<Count> work() {
    String digest = contentDigest(key());
    Staging staging = staging(mill, digest);
    Dataset<Row> samples = views.samples();
    Funnel funnel = Funnel.of(mill);
    try {
      List<ShardFile> shards = new ShardWriting(mill, samples, staging).run();
      mill.failpoint().pass("shard: shards written");
      Next next = next(shards);
      boolean changed = next.change() != Change.NONE && funnel.totalPublished() > 0;
      if (changed) {
        assemble(staging, shards, funnel, next);
      } else {
        mill.progress().note("shard: there is nothing new to release");
      }
      mill.failpoint().pass("shard: release assembled");
      long rows = shards.stream().mapToLong(ShardFile::rows).sum();
      staging.conclude(new Outcome(digest, next.version(), changed, rows));
      return List.of(new Count("samples", rows), new Count("shards", shards.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the release in " + staging.root(), e);
    }
  }

  private Next next(List<ShardFile> shards) throws IOException {
    ShardConfig config = mill.config().shard();
    PublishConfig publish = mill.config().publish();
    URI root = mill.workdir().releases(publish);
    Next next = Releases.of(root, config.dataset(), mill.hadoop()).next(shards);
    return publish
        .version()
        .filter(wanted -> next.change() != Change.NONE)
        .map(wanted -> new Next(wanted, next.previous(), next.change()))
        .orElse(next);
  }

  private void assemble(Staging staging, List<ShardFile> shards, Funnel funnel, Next next)
      throws IOException {
    mill.progress().begin("shard: report and manifest", 0);
    Files.createDirectories(staging.release());
    new ReportBook(mill, views, funnel, shards)
        .write(next.version(), staging.release().resolve("report"));
    ReleaseInputs inputs =
        new ReleaseInputs(
            mill.config().shard(),
            next.version(),
            next.previous(),
            CodeVersion.text(),
            Fingerprints.pipeline(mill.config()),
            ReleaseSchema.of(MeasureRegistry.load()),
            funnel.ofRelease(),
            List.of());
    ReleaseAssembler.assemble(
        inputs, shards, staging.release().toUri(), mill.hadoop(), mill.workdir().scratch());
    mill.progress().end();
  }
}
