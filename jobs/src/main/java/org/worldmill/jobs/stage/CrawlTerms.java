package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.worldmill.jobs.report.CrawlAccount;

/**
 * Terms of use that a crawl has met.
 *
 * @param crawled the media that it holds
 * @param frontier all addresses that it has found
 */
record CrawlTerms(Dataset<Row> crawled, Dataset<Row> frontier) {

  private static final int MOST_TERMS = 40;

  /** Terms that media were taken under, the most frequent first. */
  List<CrawlAccount.Terms> taken() {
    Column said = col("licence.evidence");
    Column where = functions.coalesce(functions.substring_index(said, " = ", 1), lit(""));
    return crawled
        .groupBy(functions.coalesce(col("licence.spdx"), lit("")).as("spdx"), where.as("place"))
        .agg(
            functions.coalesce(min(said), lit("")),
            count(lit(1)).as("media"),
            sum("blob.size_bytes"),
            count(col("licence.attribution")),
            min("licence.confidence"))
        .sort(col("media").desc(), col("spdx"), col("place"))
        .limit(MOST_TERMS)
        .collectAsList()
        .stream()
        .map(
            row ->
                new CrawlAccount.Terms(
                    row.getString(0),
                    CrawlBook.shown(row.getString(1)),
                    CrawlBook.shown(row.getString(2)),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getDouble(6)))
        .toList();
  }

  /**
   * Media that were never asked for since a place that shows them forbids their use, by its words.
   */
  List<CrawlAccount.Refusal> optedOut() {
    return frontier
        .where(col("role").equalTo("MEDIUM").and(col("opt_out").isNotNull()))
        .groupBy("opt_out")
        .agg(countDistinct("url_id"), min("url"))
        .collectAsList()
        .stream()
        .map(
            row ->
                new CrawlAccount.Refusal(
                    "opt-out",
                    CrawlBook.shown(row.getString(0)),
                    row.getLong(1),
                    CrawlBook.shown(row.getString(2))))
        .toList();
  }

  /** Media that were found, by what their terms are said to be. */
  SortedMap<String, Long> found() {
    SortedMap<String, Long> found = new TreeMap<>();
    Column words =
        functions.coalesce(
            col("licence.spdx"),
            when(col("licence.evidence").isNotNull(), "terms we do not know")
                .otherwise("no terms"));
    frontier
        .where(col("role").equalTo("MEDIUM"))
        .groupBy(words)
        .agg(countDistinct("url_id"))
        .collectAsList()
        .forEach(row -> found.put(row.getString(0), row.getLong(1)));
    return found;
  }
}
