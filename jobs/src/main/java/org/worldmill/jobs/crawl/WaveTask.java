package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Row;
import org.worldmill.ingest.net.WebClient;
import org.worldmill.jobs.spark.RecordCodec;

/**
 * One task of a wave: its lanes, by a crew of threads, until they are done or time is over. What it
 * does is in its journal; an attempt that follows a failed one leaves out what that has settled.
 */
final class WaveTask implements FlatMapFunction<Iterator<List<Row>>, String> {

  private static final long serialVersionUID = 1;
  private static final int MOST_THREADS = 64;

  private final WaveSettings settings;
  private final int wave;
  private final long waveNanos;
  private final long bytes;

  /**
   * A task.
   *
   * @param waveNanos how long it may take
   * @param bytes how many bytes it may fetch
   */
  WaveTask(WaveSettings settings, int wave, long waveNanos, long bytes) {
    this.settings = settings;
    this.wave = wave;
    this.waveNanos = waveNanos;
    this.bytes = bytes;
  }

  /** How the names of the journals of all its tasks begin. */
  String prefix() {
    return String.format("r%d-w%d-", settings.round(), wave);
  }

  @Override
  public Iterator<String> call(Iterator<List<Row>> hands) throws IOException {
    long untilNanos = System.nanoTime() + waveNanos;
    RecordCodec<LaneOrder> codec = RecordCodec.of(LaneOrder.class);
    List<LaneOrder> orders = new ArrayList<>();
    while (hands.hasNext()) {
      hands.next().forEach(row -> orders.add(codec.fromRow(row)));
    }
    if (orders.isEmpty()) {
      return List.<String>of().iterator();
    }
    TaskContext task = TaskContext.get();
    String prefix = prefix() + String.format("p%d-", task.partitionId());
    Set<String> settled = Journal.settled(settings.journals(), prefix);
    String name = prefix + task.taskAttemptId() + "-" + ProcessHandle.current().pid() + ".jsonl";
    int threads = Math.min(MOST_THREADS, orders.size());
    Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "crawl-");
    var scope = settings.scope();
    try (Journal journal = new Journal(settings.journals(), name);
        WebClient client =
            new WebClient(settings.guard(), scope.limits(), scope.agent().header(), threads)) {
      CrawlTools tools =
          new CrawlTools(
              scope,
              settings.round(),
              client,
              settings.guard(),
              settings.blobs(),
              folder,
              journal,
              settings.fixture(),
              new AtomicLong(bytes),
              new HashSet<>(settings.refused()));
      List<Lane> lanes = new ArrayList<>();
      for (LaneOrder order : orders) {
        lanes.add(new Lane(without(order, settled), tools));
      }
      new Crew(lanes, untilNanos).run(threads);
    } finally {
      Scraps.delete(folder);
    }
    return List.of(name).iterator();
  }

  private static LaneOrder without(LaneOrder order, Set<String> settled) {
    return new LaneOrder(
        order.lane(),
        order.hosts(),
        order.asks().stream().filter(a -> !settled.contains(a.target().urlId())).toList(),
        settled.isEmpty() ? order.fresh() : List.of(),
        order.most());
  }
}
