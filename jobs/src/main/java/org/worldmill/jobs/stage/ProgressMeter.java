package org.worldmill.jobs.stage;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Carries the progress of tasks to the driver: accumulators count, heartbeats tell how far running
 * tasks have come, and ended tasks settle it. Never runs backwards.
 */
final class ProgressMeter extends SparkListener implements AutoCloseable {

  private final SparkContext spark;
  private final Progress progress;
  private final LongAccumulator units;
  private final LongAccumulator bytes;
  private final LongAccumulator mediaMillis;
  private final Map<Long, Counts> running = new HashMap<>();
  private Counts reported = Counts.NONE;

  private record Counts(long units, long bytes, long mediaMillis) {
    static final Counts NONE = new Counts(0, 0, 0);

    Counts plus(Counts more) {
      return new Counts(units + more.units, bytes + more.bytes, mediaMillis + more.mediaMillis);
    }

    Counts atLeast(Counts other) {
      return new Counts(
          Math.max(units, other.units),
          Math.max(bytes, other.bytes),
          Math.max(mediaMillis, other.mediaMillis));
    }
  }

  ProgressMeter(SparkContext spark, Progress progress, String label, long total) {
    this.spark = spark;
    this.progress = progress;
    units = spark.longAccumulator();
    bytes = spark.longAccumulator();
    mediaMillis = spark.longAccumulator();
    spark.addSparkListener(this);
    progress.begin(label, total);
  }

  LongAccumulator units() {
    return units;
  }

  LongAccumulator bytes() {
    return bytes;
  }

  LongAccumulator mediaMillis() {
    return mediaMillis;
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
    CollectionConverters.asJava(event.accumUpdates())
        .forEach(
            task -> {
              Counts counts = Counts.NONE;
              for (AccumulableInfo info : CollectionConverters.asJava(task._4())) {
                counts = counts.plus(counts(info));
              }
              if (!counts.equals(Counts.NONE)) {
                running.put((Long) task._1(), counts);
              }
            });
    report();
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
    // The accumulators have taken this task's counts in before the event is sent.
    running.remove(event.taskInfo().taskId());
    report();
  }

  private Counts counts(AccumulableInfo info) {
    long value =
        info.update().isDefined() && info.update().get() instanceof Number n ? n.longValue() : 0;
    return new Counts(
        info.id() == units.id() ? value : 0,
        info.id() == bytes.id() ? value : 0,
        info.id() == mediaMillis.id() ? value : 0);
  }

  private void report() {
    Counts now = new Counts(units.sum(), bytes.sum(), mediaMillis.sum());
    for (Counts partial : running.values()) {
      now = now.plus(partial);
    }
    now = now.atLeast(reported);
    if (!now.equals(reported)) {
      progress.advance(
          now.units - reported.units,
          now.bytes - reported.bytes,
          (now.mediaMillis - reported.mediaMillis) / 1000.0);
      reported = now;
    }
  }

  @Override
  public synchronized void close() {
    running.clear();
    report();
    progress.end();
    spark.removeSparkListener(this);
  }
}
