package org.worldmill.jobs.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.graphx.Edge;
import org.apache.spark.graphx.Graph;
import org.apache.spark.graphx.lib.ConnectedComponents;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.duplicate.Groups.Member;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.config.DuplicateConfig.Quality;
import scala.Tuple2;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Groups of many edges: connected components by GraphX, one group at a time in the memory of a
 * task. A vertex is the first 64 bits of an item's id: two items that share them would at worst
 * bring two components into one group, in which items are still dropped for what they match alone.
 */
final class SparkGroups {

  private static final StructType COMPONENT =
      new StructType().add("item_id", DataTypes.StringType).add("component", DataTypes.LongType);

  private final SparkSession spark;
  private final List<Quality> keep;

  SparkGroups(SparkSession spark, List<Quality> keep) {
    this.spark = spark;
    this.keep = keep;
  }

  /**
   * All groups.
   *
   * @param standings rows of {@link Member} for a table with a column {@code item_id}
   */
  Dataset<Row> of(Dataset<Row> edges, UnaryOperator<Dataset<Row>> standings) {
    Dataset<Row> components = components(edges);
    Dataset<Row> members =
        standings
            .apply(components)
            .withColumn("item_id", col("item.item_id"))
            .join(components, Sides.same("item_id"), "inner")
            .select(
                col("component"),
                struct(col("item"), col("asset"), col("incumbent")).as("member"),
                lit(null).cast(RecordCodec.of(EdgeRow.class).schema()).as("edge"));
    Dataset<Row> lines =
        edges
            .withColumn("item_id", col("a"))
            .join(components, Sides.same("item_id"), "inner")
            .select(
                col("component"),
                lit(null).cast(RecordCodec.of(Member.class).schema()).as("member"),
                struct(
                        col("a"),
                        col("b"),
                        col("fingerprint"),
                        col("kind"),
                        col("score"),
                        col("offset_millis"))
                    .as("edge"));
    return members
        .unionByName(lines)
        .repartition(col("component"))
        .sortWithinPartitions(col("component"))
        .mapPartitions(
            new Choose(new ArrayList<>(keep)), RecordCodec.of(DuplicateRow.class).encoder());
  }

  /** Which items are connected: {@code item_id} and the number of its {@code component}. */
  Dataset<Row> components(Dataset<Row> edges) {
    ClassTag<Object> any = ClassTag$.MODULE$.Object();
    RDD<Edge<Object>> lines =
        edges
            .select("a", "b")
            .javaRDD()
            .map(row -> new Edge<Object>(vertex(row.getString(0)), vertex(row.getString(1)), 0))
            .rdd();
    StorageLevel level = StorageLevel.MEMORY_AND_DISK();
    Graph<Object, Object> graph = Graph.fromEdges(lines, (Object) 0, level, level, any, any);
    Dataset<Row> found =
        spark.createDataFrame(
            ConnectedComponents.run(graph, any, any).vertices().toJavaRDD().map(SparkGroups::line),
            new StructType()
                .add("vertex", DataTypes.LongType)
                .add("component", DataTypes.LongType));
    return edges
        .select(col("a").as("item_id"))
        .union(edges.select(col("b").as("item_id")))
        .distinct()
        .map(
            (org.apache.spark.api.java.function.MapFunction<Row, Row>)
                row -> RowFactory.create(row.getString(0), vertex(row.getString(0))),
            Encoders.row(
                new StructType()
                    .add("item_id", DataTypes.StringType)
                    .add("vertex", DataTypes.LongType)))
        .join(found, Sides.same("vertex"), "inner")
        .select("item_id", "component")
        .to(COMPONENT);
  }

  private static Row line(Tuple2<Object, Object> vertex) {
    return RowFactory.create(vertex._1(), vertex._2());
  }

  private static long vertex(String itemId) {
    return Long.parseUnsignedLong(itemId, 0, 16, 16);
  }

  /** Chooses group by group. */
  private record Choose(ArrayList<Quality> keep) implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      RecordCodec<DuplicateRow> codec = RecordCodec.of(DuplicateRow.class);
      Iterator<List<DuplicateRow>> groups = new GroupReader(rows, keep);
      Iterable<List<DuplicateRow>> all = () -> groups;
      return java.util.stream.StreamSupport.stream(all.spliterator(), false)
          .flatMap(List::stream)
          .map(codec::toRow)
          .iterator();
    }
  }

  /** Reads the rows of one component after the other. */
  private static final class GroupReader implements Iterator<List<DuplicateRow>> {

    private final scala.collection.BufferedIterator<Row> rows;
    private final List<Quality> keep;

    GroupReader(Iterator<Row> rows, List<Quality> keep) {
      this.rows = scala.jdk.javaapi.CollectionConverters.asScala(rows).buffered();
      this.keep = keep;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public List<DuplicateRow> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      RecordCodec<Member> members = RecordCodec.of(Member.class);
      RecordCodec<EdgeRow> edges = RecordCodec.of(EdgeRow.class);
      long component = rows.head().getLong(0);
      List<Standing> standings = new ArrayList<>();
      List<EdgeRow> lines = new ArrayList<>();
      while (rows.hasNext() && rows.head().getLong(0) == component) {
        Row row = rows.next();
        if (row.isNullAt(1)) {
          lines.add(edges.fromRow(row.getStruct(2)));
        } else {
          standings.add(members.fromRow(row.getStruct(1)).standing());
        }
      }
      return Choice.of(keep, standings, lines);
    }
  }
}
