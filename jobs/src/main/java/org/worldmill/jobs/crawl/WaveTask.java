package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
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

  /** The name of its wave. */
  String name() {
    return String.format("r%d-w%d", settings.round(), wave);
  }

  /** How the names of the journals of all the wave's tasks begin. */
  String prefix() {
    return name() + "-";
  }

  @Override
  public Iterator<String> call(Iterator<List<Row>> hands) throws IOException {
    RecordCodec<LaneOrder> codec = RecordCodec.of(LaneOrder.class);
    List<LaneOrder> orders = new ArrayList<>();
    while (hands.hasNext()) {
      hands.next().forEach(row -> orders.add(codec.fromRow(row)));
    }
    if (orders.isEmpty()) {
      return List.<String>of().iterator();
    }
    WaveClaims claims = new WaveClaims(settings.journals());
    if (!claims.isOpen(name())) {
      throw new IOException(
          "wave "
              + name()
              + " is over, or its folder "
              + settings.journals()
              + " is not seen here: a crawl needs a working directory that all nodes see under one"
              + " path");
    }
    TaskContext task = TaskContext.get();
    String prefix = String.format("%sp%d-", prefix(), task.partitionId());
    // Zeros in front, so that names sort as attempts follow each other.
    String name =
        String.format(
            "%s%012d-%d.jsonl", prefix, task.taskAttemptId(), ProcessHandle.current().pid());
    try (Journal journal = new Journal(settings.journals(), name)) {
      List<String> others = new ArrayList<>(claims.claimed(prefix));
      others.remove(name);
      if (others.stream().anyMatch(other -> other.compareTo(name) > 0)) {
        throw new IOException(name + ": a later attempt is at work");
      }
      // What an earlier attempt does not let go of in time is left to the next wave.
      if (claims.stop(others, System.nanoTime() + waveNanos).isEmpty()) {
        work(orders, journal, prefix);
      }
    }
    return List.of(name).iterator();
  }

  private void work(List<LaneOrder> orders, Journal journal, String prefix) throws IOException {
    EarlierAttempts earlier = EarlierAttempts.read(settings.journals(), prefix);
    int threads = Math.min(MOST_THREADS, orders.size());
    Path folder = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "crawl-");
    var scope = settings.scope();
    try (WebClient client =
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
              name(),
              settings.fixture(),
              new AtomicLong(bytes),
              new HashSet<>(settings.refused()),
              new Finder(scope));
      List<Lane> lanes = new ArrayList<>();
      for (LaneOrder order : orders) {
        lanes.add(new Lane(earlier.rest(order, System.currentTimeMillis()), tools));
      }
      // Time counts from the first request: a process that has just begun may need long to get
      // there.
      new Crew(lanes, System.nanoTime() + waveNanos).run(threads);
    } finally {
      Scraps.delete(folder);
    }
  }
}
