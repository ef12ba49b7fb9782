package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.shard.PlannedSample;
import org.worldmill.shard.ReleasePlan;
import org.worldmill.shard.ReleasePlanner;
import org.worldmill.shard.ShardFile;
import org.worldmill.shard.ShardPlan;
import scala.Tuple2;

/** Plans the shards of a release and writes those that are not finished, one task a shard. */
final class ShardWriting {

  private final MillContext mill;
  private final ShardConfig config;
  private final Dataset<Row> samples;
  private final Staging staging;

  /**
   * Prepares.
   *
   * @param samples rows as {@link SampleParts} holds them
   */
  ShardWriting(MillContext mill, Dataset<Row> samples, Staging staging) {
    this.mill = mill;
    this.config = mill.config().shard();
    this.samples = samples;
    this.staging = staging;
  }

  /**
   * An item and its place in the plan.
   *
   * @param itemId the item
   * @param key of {@link ShardTask#key}
   */
  private record Placed(String itemId, long key) {}

  /** Writes; returns the files in the order of the plan. */
  List<ShardFile> run() {
    ReleasePlan plan = ReleasePlanner.plan(planned(), config);
    try {
      List<ShardPlan> open = new ArrayList<>();
      for (ShardPlan shard : plan.shards()) {
        if (staging.finished(shard).isEmpty()) {
          open.add(shard);
        }
      }
      if (!open.isEmpty()) {
        write(open);
      }
      List<ShardFile> files = new ArrayList<>();
      for (ShardPlan shard : plan.shards()) {
        files.add(
            staging
                .finished(shard)
                .orElseThrow(
                    () ->
                        new IllegalStateException(
                            shard.fileName()
                                + " is not in "
                                + staging.root()
                                + ": executors must see the working directory under the same"
                                + " path")));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + staging.root(), e);
    }
  }

  private List<PlannedSample> planned() {
    SourceGroups groups = SourceGroups.of(config.groupBy());
    Dataset<Row> narrow =
        samples.select(
            col("item.item_id"),
            col("item.modality"),
            col("asset.asset_id"),
            col("asset.source_uri"),
            element_at(col("asset.origins"), 1),
            col("media.blob.size_bytes").plus(coalesce(col("item.thumbnail.size_bytes"), lit(0L))));
    List<PlannedSample> planned = new ArrayList<>();
    for (Row row : narrow.collectAsList()) {
      planned.add(
          new PlannedSample(
              row.getString(0),
              Modality.valueOf(row.getString(1)),
              groups.group(row.getString(2), row.getString(3), row.getString(4)),
              row.getLong(5)));
    }
    return planned;
  }

  private void write(List<ShardPlan> open) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(mill.spark().sparkContext());
    RecordCodec<ShardPlan> plans = RecordCodec.of(ShardPlan.class);
    RecordCodec<Placed> placed = RecordCodec.of(Placed.class);
    List<Row> planRows = new ArrayList<>(plans.toRows(open));
    List<Row> places = new ArrayList<>();
    for (int shard = 0; shard < open.size(); shard++) {
      List<String> ids = open.get(shard).itemIds();
      for (int i = 0; i < ids.size(); i++) {
        places.add(placed.toRow(new Placed(ids.get(i), ShardTask.key(shard, i))));
      }
    }
    Broadcast<List<Row>> broadcast = context.broadcast(planRows);
    Dataset<Row> keys = mill.spark().createDataFrame(places, placed.schema());
    Dataset<Row> keyed =
        samples
            .withColumn("item_id", col("item.item_id"))
            .join(keys, Views.same("item_id"), "inner")
            .select("key", "item", "asset", "media", "signals", "captions");
    try (ProgressMeter meter =
        new ProgressMeter(
            mill.spark().sparkContext(), mill.progress(), "shard: writing", places.size())) {
      keyed
          .toJavaRDD()
          .mapToPair(row -> new Tuple2<>(row.getLong(0), withoutKey(row)))
          .repartitionAndSortWithinPartitions(new ShardTask.ByShard(open.size()))
          .mapPartitions(new ShardTask(broadcast, config, staging, new TaskSettings(mill), meter))
          .collect();
    } finally {
      broadcast.destroy();
    }
  }

  private static Row withoutKey(Row row) {
    Object[] values = new Object[row.size() - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i + 1);
    }
    return org.apache.spark.sql.RowFactory.create(values);
  }
}
