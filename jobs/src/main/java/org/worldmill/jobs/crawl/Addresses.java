package org.worldmill.jobs.crawl;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.MillTable;

/**
 * What the tables of a crawl know of each address. The rows of an address are brought together by a
 * sort in Spark's own binary rows, which spills to disk, and are folded as they come: memory does
 * not depend on how many addresses there are, nor on how many places name one.
 */
final class Addresses {

  private static final String ID = "url_id";
  private static final String WANTED = "wanted_id";

  private final Catalog catalog;
  private final String crawl;
  private final long round;

  Addresses(Catalog catalog, String crawl, long round) {
    this.catalog = catalog;
    this.crawl = crawl;
    this.round = round;
  }

  private Dataset<Row> frontier() {
    return rows(MillTable.FRONTIER);
  }

  private Dataset<Row> fetches() {
    return rows(MillTable.FETCHES);
  }

  private Dataset<Row> rows(MillTable<?> table) {
    return catalog.rows(table).where(col("crawl").equalTo(crawl));
  }

  /** All of every address. */
  JavaRDD<Knowledge> all() {
    return whole(frontier(), fetches());
  }

  /** All of these addresses alone. */
  JavaRDD<Knowledge> of(Set<String> ids) {
    List<Row> wanted = ids.stream().sorted().map(RowFactory::create).toList();
    StructType schema = new StructType().add(WANTED, DataTypes.StringType);
    Dataset<Row> chosen = functions.broadcast(catalog.spark().createDataFrame(wanted, schema));
    return whole(only(frontier(), chosen), only(fetches(), chosen));
  }

  /** All of the addresses of which something that can be used was ever held: media and tracks. */
  JavaRDD<Knowledge> held() {
    Dataset<Row> kept =
        fetches()
            .where(col("held").isNotNull())
            .where(col("role").isin(Role.MEDIUM.name(), Role.TRACK.name()))
            .select(col(ID).as(WANTED))
            .distinct();
    return whole(only(frontier(), kept), only(fetches(), kept));
  }

  private static Dataset<Row> only(Dataset<Row> rows, Dataset<Row> ids) {
    return rows.join(ids, col(ID).equalTo(col(WANTED)), "left_semi");
  }

  private JavaRDD<Knowledge> whole(Dataset<Row> frontier, Dataset<Row> fetches) {
    Dataset<Row> found =
        frontier.select(
            col(ID),
            lit(0).as("kind"),
            col("parent"),
            col("hops"),
            col("round").as("at"),
            all(frontier).as("found"),
            lit(null).cast(fetches.schema()).as("asked"));
    Dataset<Row> asked =
        fetches.select(
            col(ID),
            lit(1).as("kind"),
            lit("").as("parent"),
            lit(0).as("hops"),
            col("at_millis").as("at"),
            lit(null).cast(frontier.schema()).as("found"),
            all(fetches).as("asked"));
    long of = round;
    return together(found, asked)
        .toJavaRDD()
        .mapPartitions(rows -> new KnowledgeFold<>(rows, new WholeRows(), of));
  }

  private static Column all(Dataset<Row> rows) {
    return struct(Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new));
  }

  /**
   * Of every address what decides whether and when it is asked for, the rest left out: {@code url},
   * words, tracks, what an operator states, what is held beyond how it is compared.
   */
  JavaRDD<Knowledge> outlines() {
    Column text = lit(null).cast(DataTypes.StringType);
    Column number = lit(null).cast(DataTypes.LongType);
    Dataset<Row> found =
        frontier()
            .select(
                col(ID),
                lit(0).as("kind"),
                col("parent"),
                col("hops"),
                col("round").as("at"),
                col("domain"),
                col("role"),
                col("depth"),
                col("licence.spdx"),
                col("licence.evidence"),
                col("licence.confidence"),
                col("opt_out"),
                lit(0L).as("round"),
                text.as("outcome"),
                text.as("etag"),
                text.as("last_modified"),
                number.as("stored_at_millis"));
    Dataset<Row> asked =
        fetches()
            .select(
                col(ID),
                lit(1).as("kind"),
                lit("").as("parent"),
                lit(0).as("hops"),
                col("at_millis").as("at"),
                col("domain"),
                col("role"),
                lit(0).as("depth"),
                text.as("spdx"),
                text.as("evidence"),
                lit(0.0).as("confidence"),
                text.as("opt_out"),
                col("round"),
                col("outcome"),
                col("held.etag"),
                col("held.last_modified"),
                col("held.stored_at_millis"));
    long of = round;
    return together(found, asked)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .mapPartitions(rows -> new KnowledgeFold<>(rows, new OutlineRows(), of));
  }

  /** The rows of an address one after the other: where it was found, by place, then requests. */
  private Dataset<Row> together(Dataset<Row> found, Dataset<Row> asked) {
    int partitions = Integer.parseInt(catalog.spark().conf().get("spark.sql.shuffle.partitions"));
    return found
        .union(asked)
        .repartition(partitions, col(ID))
        .sortWithinPartitions(ID, "kind", "parent", "hops", "at");
  }
}
