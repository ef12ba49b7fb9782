package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.jobs.duplicate.DuplicateIndex;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.ConfigFingerprint;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.MeasureRegistry;

/**
 * Assets to kept items: {@link Analysis} decodes what the present measures have not seen, the rules
 * judge every item, and {@link Cutting} makes the bytes of those kept. An item whose bytes cannot
 * be made is dropped by the rule {@value #CUT_RULE}, after all others.
 */
final class CurateStage implements Stage {

  static final String NAME = "curate";

  /** The rule that drops items whose bytes cannot be made. */
  static final String CUT_RULE = "cannot-be-cut";

  private final MillContext mill;
  private final Catalog catalog;
  private final CurateConfig config;
  private final MeasureRegistry registry = MeasureRegistry.load();
  private final Views views;
  private final Likeness likeness;
  private final RefusalSweep sweep;
  private final Selections selections;

  CurateStage(MillContext mill) {
    this.mill = mill;
    catalog = mill.catalog();
    config = mill.config().curate();
    views = new Views(catalog, mill.config());
    likeness = new Likeness(mill);
    sweep = new RefusalSweep(mill, views);
    List<Selection> inOrder = new ArrayList<>(likeness.selections(key()));
    inOrder.addAll(new Balance(mill).selections());
    selections = new Selections(inOrder, config.filters().size());
    // Refuses a rule on an unknown signal before anything is decoded.
    new Filters(config.filters(), registry);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageKey key() {
    return new StageKey(
        new Digests(mill).assets(),
        String.join(
            " ",
            ConfigFingerprint.filters(config),
            ConfigFingerprint.duplicates(config),
            likeness.digest(),
            ConfigFingerprint.balance(config),
            sweep.digest()),
        String.join(
            " ",
            Fingerprints.views(mill.config(), registry),
            Fingerprints.JUDGE,
            DuplicateIndex.VERSION,
            Fingerprints.cut(mill.config())));
  }

  @Override
  public String outputDigest() {
    Digests digests = new Digests(mill);
    return Digests.of(
        digests.items(),
        digests.signals(),
        digests.verdicts(),
        digests.media(),
        digests.quarantine(NAME));
  }

  @Override
  public List<Count> work() {
    long analysed = new Analysis(mill, registry, views).run();
    long refused = sweep.run();
    quarantine();
    mill.failpoint().pass("curate: quarantine written");
    Dataset<Row> judged = judged().persist(StorageLevel.MEMORY_AND_DISK());
    List<Count> search = likeness.index(Views.without(views.items(), judged), views.signals());
    Dataset<Row> verdicts = selections.applied(views.items(), judged);
    Dataset<Row> kept = Views.without(views.items(), verdicts);
    long cut = new Cutting(mill).run(kept);
    catalog.replace(MillTable.VERDICTS, verdicts.unionByName(uncut(kept)));
    judged.unpersist();
    Funnel funnel = Funnel.unbalanced(mill);
    List<Count> counts = new ArrayList<>();
    counts.add(new Count("analysed", analysed));
    counts.add(new Count("refused", refused));
    counts.add(new Count("items", funnel.items()));
    counts.add(new Count("kept", funnel.items() - funnel.totalFiltered()));
    counts.add(new Count("cut", cut));
    counts.addAll(search);
    return counts;
  }

  private void quarantine() {
    Dataset<Row> assets =
        catalog
            .rows(MillTable.ASSETS)
            .select(
                col("asset_id"),
                col("origins"),
                col("source_uri"),
                col("blob.size_bytes").as("size_bytes"));
    Dataset<Row> rejects =
        views
            .passes()
            .where(col("fault").isNotNull())
            .join(assets, Views.same("asset_id"), "inner")
            .select(
                col("asset_id"),
                col("origins"),
                col("source_uri"),
                col("size_bytes"),
                lit(NAME).as("stage"),
                col("fault").as("code"),
                coalesce(col("reason"), lit("no more is known")).as("message"));
    catalog.replaceWhere(MillTable.QUARANTINE, "stage", NAME, rejects);
  }

  private Dataset<Row> judged() {
    Dataset<Row> items = views.items().select("item_id", "modality");
    Dataset<Row> signals = Views.listed(items, views.signals(), "signals");
    return items
        .join(signals, Views.same("item_id"), "inner")
        .select("item_id", "modality", "signals")
        .mapPartitions(new JudgeTask(config.filters()), RecordCodec.of(Verdict.class).encoder());
  }

  /** A verdict on each kept item whose bytes could not be made. */
  private Dataset<Row> uncut(Dataset<Row> kept) {
    return catalog
        .rows(MillTable.MEDIA)
        .where(col("fingerprint").equalTo(Fingerprints.cut(mill.config())))
        .where(col("fault").isNotNull())
        .join(kept.select("item_id"), Views.same("item_id"), "left_semi")
        .select(
            col("item_id"),
            lit(CUT_RULE).as("rule"),
            lit(selections.nextOrder()).as("order"),
            lit(false).as("keep"),
            lit("").as("signal"),
            lit(null).cast("double").as("value"),
            coalesce(col("reason"), lit("no more is known")).as("reason"));
  }
}
