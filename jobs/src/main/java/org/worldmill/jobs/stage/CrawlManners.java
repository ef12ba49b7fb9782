package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.worldmill.jobs.catalog.HostRow;
import org.worldmill.jobs.catalog.HostRow.State;
import org.worldmill.jobs.catalog.MillTable;

/** Says of domains in a few words what their robots.txt and tdmrep.json came to. */
final class CrawlManners {

  private final Map<String, List<HostRow>> byDomain = new HashMap<>();

  /** Of the origins in these rows, each as its last row says. */
  CrawlManners(Dataset<Row> hosts) {
    Map<String, HostRow> last = new TreeMap<>();
    Dataset<Row> newest =
        hosts
            .groupBy("origin")
            .agg(functions.max(col("at_millis")).as("newest"))
            .withColumnRenamed("origin", "newest_origin");
    Dataset<Row> rows =
        hosts
            .join(
                newest,
                hosts
                    .col("origin")
                    .equalTo(newest.col("newest_origin"))
                    .and(hosts.col("at_millis").equalTo(newest.col("newest"))))
            .select(Arrays.stream(hosts.columns()).map(hosts::col).toArray(Column[]::new));
    for (Row row : rows.collectAsList()) {
      HostRow host = MillTable.HOSTS.codec().fromRow(row);
      last.merge(host.origin(), host, (a, b) -> a.reason().compareTo(b.reason()) <= 0 ? a : b);
    }
    last.values()
        .forEach(
            host -> byDomain.computeIfAbsent(host.domain(), unused -> new ArrayList<>()).add(host));
  }

  /** The words; empty of a domain that nobody has asked. */
  String of(String domain) {
    List<HostRow> origins = byDomain.getOrDefault(domain, List.of());
    TreeSet<String> words = new TreeSet<>();
    for (HostRow origin : origins) {
      words.add(words(origin));
    }
    return String.join("; ", words);
  }

  private static String words(HostRow origin) {
    if (origin.state() == State.UNREACHABLE) {
      return origin.reason();
    }
    String robots = origin.state() == State.RULES ? "read" : "none";
    boolean reserved = origin.tdmrep().filter(text -> !text.isBlank()).isPresent();
    String paused = origin.failures() > 0 ? ", left alone: " + origin.reason() : "";
    return robots + (reserved ? ", tdmrep.json" : "") + paused;
  }
}
