package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.duplicate.DuplicateIndex;
import org.worldmill.jobs.duplicate.Search;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.ResourceConfig;

/**
 * One search in a process of its own: how long it takes, what it takes, and which of the planted
 * pairs it finds. Prints one JSON object.
 *
 * <p>Arguments: an empty folder; items in the index before; new items.
 */
public final class SearchRun {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SearchRun() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    Workdir workdir = new Workdir(Path.of(args[0]));
    long old = Long.parseLong(args[1]);
    long fresh = Long.parseLong(args[2]);
    ResourceConfig resources = ResourceConfig.DEFAULT;
    try (SparkSession spark = SparkSessions.open(workdir, resources)) {
      Catalog catalog = new Catalog(spark);
      DuplicateIndex index = new DuplicateIndex(catalog, "synthetic", CurateConfig.DEFAULT);
      if (old > 0) {
        index.add(entries(spark, index, 0, old), 0, place -> {});
      }
      double cpu = cpuSeconds();
      long started = System.nanoTime();
      Search search = index.add(entries(spark, index, old, old + fresh), old, place -> {});
      ObjectNode result = JSON.createObjectNode();
      result.put("old", old);
      result.put("new", fresh);
      result.put("cpu_s", cpuSeconds() - cpu);
      result.put("wall_s", (System.nanoTime() - started) / 1e9);
      result.put("candidates_per_item", (double) search.compared() / fresh);
      result.put("matched", search.matched());
      result.put("crowded_keys", search.crowdedKeys());
      result.put("peak_rss_mib", peakMib());
      recall(catalog, old, old + fresh, result);
      System.out.println(JSON.writeValueAsString(result));
    }
  }

  private static Dataset<Row> entries(
      SparkSession spark, DuplicateIndex index, long from, long to) {
    String fingerprint = index.fingerprint(org.worldmill.schemas.Modality.IMAGE);
    int tasks = (int) Math.max(2, (to - from) / 250_000);
    return spark
        .range(from, to, 1, tasks)
        .toDF()
        .mapPartitions(
            new SyntheticImages(fingerprint),
            RecordCodec.of(org.worldmill.jobs.catalog.SignatureRow.class).encoder());
  }

  private static void recall(Catalog catalog, long from, long to, ObjectNode result) {
    RecordCodec<EdgeRow> codec = RecordCodec.of(EdgeRow.class);
    long found = 0;
    long others = 0;
    var rows = catalog.rows(MillTable.EDGES).toLocalIterator();
    while (rows.hasNext()) {
      EdgeRow edge = codec.fromRow(rows.next());
      long one = SyntheticImages.number(edge.a());
      long other = SyntheticImages.number(edge.b());
      long later = Math.max(one, other);
      if (later >= from) {
        if (SyntheticImages.planted(later)
            && Math.min(one, other) == SyntheticImages.origin(later)) {
          found++;
        } else {
          others++;
        }
      }
    }
    long planted = 0;
    for (long i = from; i < to; i++) {
      planted += SyntheticImages.planted(i) ? 1 : 0;
    }
    result.put("planted", planted);
    result.put("recall", planted == 0 ? 1 : (double) found / planted);
    result.put("others_matched", others);
  }

  private static double cpuSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean os
        ? os.getProcessCpuTime() / 1e9
        : 0;
  }

  /** The kernel's own mark of the most memory that this process has held. */
  private static long peakMib() throws IOException {
    List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
    return status.stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
