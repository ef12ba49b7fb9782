package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.Memo;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.config.PipelineConfig;

/**
 * The mill: every stage of a pipeline, in the driver. A stage whose inputs, settings and code have
 * not changed since it last ended does nothing and says so. A stage may be killed anywhere: calling
 * it again does what is left, and the end is the same. One mill at a time may work on a working
 * directory.
 */
public final class Mill {

  private final MillContext context;
  private final Ledger ledger;

  /** A mill that hears nothing of its progress. */
  public Mill(SparkSession spark, Workdir workdir, PipelineConfig config) {
    this(spark, workdir, config, Progress.SILENT, Failpoint.NONE);
  }

  /** A mill that tells how far it has come. */
  public Mill(
      SparkSession spark,
      Workdir workdir,
      PipelineConfig config,
      Progress progress,
      Failpoint failpoint) {
    Catalog catalog = new Catalog(spark);
    Memo memo = new Memo(catalog, workdir.memo(), Digests.code());
    context = new MillContext(catalog, memo, workdir, config, progress, failpoint);
    ledger = new Ledger(context);
  }

  /** Sources to assets. */
  public StageReport ingest() {
    return ledger.run(new IngestStage(context));
  }

  /** Assets to kept items with the bytes that they publish. */
  public StageReport curate() {
    return ledger.run(new CurateStage(context));
  }

  /** Kept items to captions. */
  public StageReport label() {
    return ledger.run(new LabelStage(context));
  }

  /** Kept items to a release in the staging folder, with its report. */
  public StageReport shard() {
    return ledger.run(new ShardStage(context));
  }

  /** The release to where readers find it. */
  public StageReport publish() {
    StageReport report = ledger.run(new PublishStage(context));
    // What is published needs no second copy; what is not published belongs to an older state.
    TaskFolder.deleteTree(context.workdir().staging());
    return report;
  }

  /** The release that holds what the tables say now, if it was published. */
  public Optional<ReleaseRow> release() {
    return ShardStage.released(context, ShardStage.contentDigest(new ShardStage(context).key()));
  }

  /** All stages, in order. */
  public List<StageReport> run() {
    return List.of(ingest(), curate(), label(), shard(), publish());
  }

  /** What a run would do now, and why; nothing is done. */
  public List<StageForecast> explain() {
    Forecast forecast = new Forecast(ledger);
    IngestStage ingest = new IngestStage(context);
    forecast.add(ingest, Optional.of(ingest.pending()));
    forecast.add(new CurateStage(context), Optional.empty());
    forecast.add(new LabelStage(context), Optional.empty());
    forecast.add(new ShardStage(context), Optional.empty());
    forecast.add(new PublishStage(context), Optional.empty());
    return forecast.stages();
  }

  /**
   * What became of everything that went in.
   *
   * @throws ReconciliationException if that does not add up
   */
  public Funnel funnel() {
    return Funnel.of(context);
  }
}
