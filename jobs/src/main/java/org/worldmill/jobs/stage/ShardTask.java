package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Sample;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.shard.ReleaseSchema;
import org.worldmill.shard.ShardFile;
import org.worldmill.shard.ShardFileWriter;
import org.worldmill.shard.ShardPlan;
import scala.Tuple2;

/** Writes one shard: the partition of its number, whose rows come in the order of the plan. */
final class ShardTask implements FlatMapFunction<Iterator<Tuple2<Long, Row>>, String> {

  private static final long serialVersionUID = 1;
  private static final int PLACE_BITS = 32;

  private final Broadcast<List<Row>> plans;
  private final Row config;
  private final String staging;
  private final TaskSettings settings;
  private final SourceGroups groups;
  private final LongAccumulator units;
  private final LongAccumulator bytes;

  ShardTask(
      Broadcast<List<Row>> plans,
      ShardConfig config,
      Staging staging,
      TaskSettings settings,
      ProgressMeter meter) {
    this.plans = plans;
    this.config = RecordCodec.of(ShardConfig.class).toRow(config);
    this.staging = staging.root().toString();
    this.settings = settings;
    groups = SourceGroups.of(config.groupBy());
    units = meter.units();
    bytes = meter.bytes();
  }

  /** The key of a row that belongs at this place of this shard. */
  static long key(int shard, int place) {
    return ((long) shard << PLACE_BITS) | place;
  }

  @Override
  public Iterator<String> call(Iterator<Tuple2<Long, Row>> rows) throws IOException {
    int number = TaskContext.getPartitionId();
    ShardPlan plan = RecordCodec.of(ShardPlan.class).fromRow(plans.value().get(number));
    Staging place = new Staging(Path.of(staging));
    Path target = place.shard(plan);
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling(target.getFileName() + ".part");
    BlobStore blobs = settings.blobs();
    ShardFile file =
        new ShardFileWriter(
                ReleaseSchema.of(MeasureRegistry.load()),
                RecordCodec.of(ShardConfig.class).fromRow(config))
            .write(plan, samples(rows), blobs::open, part);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    place.finish(plan, file);
    return List.of(file.path()).iterator();
  }

  private Iterator<Sample> samples(Iterator<Tuple2<Long, Row>> rows) {
    RecordCodec<SampleParts> codec = RecordCodec.of(SampleParts.class);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public Sample next() {
        Sample sample = codec.fromRow(rows.next()._2()).sample(groups);
        units.add(1L);
        bytes.add(sample.media().blob().sizeBytes());
        return sample;
      }
    };
  }

  /** Sends a row to the partition of its shard. */
  static final class ByShard extends Partitioner {

    private static final long serialVersionUID = 1;

    private final int shards;

    ByShard(int shards) {
      this.shards = shards;
    }

    @Override
    public int numPartitions() {
      return shards;
    }

    @Override
    public int getPartition(Object key) {
      return (int) ((Long) key >>> PLACE_BITS);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ByShard that && that.shards == shards;
    }

    @Override
    public int hashCode() {
      return shards;
    }
  }
}
