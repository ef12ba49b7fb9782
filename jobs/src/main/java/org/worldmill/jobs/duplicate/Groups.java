package org.worldmill.jobs.duplicate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

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
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.config.DuplicateConfig.Quality;

/** Makes groups of what matches, and chooses in each what stays. */
public final class Groups {

  /** Up to so many edges, the driver finds the groups. */
  private static final long FEW = 200_000;

  private final Catalog catalog;
  private final List<Quality> keep;
  private final long few;

  /**
   * Groups of this catalog's items.
   *
   * @param keep what the one that stays has most of
   */
  public Groups(Catalog catalog, List<Quality> keep) {
    this(catalog, keep, FEW);
  }

  Groups(Catalog catalog, List<Quality> keep, long few) {
    this.catalog = catalog;
    this.keep = List.copyOf(keep);
    this.few = few;
  }

  /**
   * All groups, as rows of {@link MillTable#DUPLICATES}.
   *
   * @param items all items that may be members
   * @param edges between them
   * @param incumbents ids of items that were kept before and stay
   */
  public Dataset<Row> of(Dataset<Row> items, Dataset<Row> edges, Dataset<Row> incumbents) {
    if (catalog.count(MillTable.EDGES) > few) {
      return new SparkGroups(catalog.spark(), keep)
          .of(edges, component -> standings(items, component, incumbents));
    }
    List<EdgeRow> found =
        catalog.count(MillTable.EDGES) == 0 ? List.of() : catalog.collect(MillTable.EDGES, edges);
    return catalog.dataset(MillTable.DUPLICATES, here(items, found, incumbents));
  }

  private List<DuplicateRow> here(
      Dataset<Row> items, List<EdgeRow> edges, Dataset<Row> incumbents) {
    if (edges.isEmpty()) {
      return List.of();
    }
    TreeMap<String, List<EdgeRow>> groups = new TreeMap<>();
    Components components = new Components();
    edges.forEach(edge -> components.join(edge.a(), edge.b()));
    TreeSet<String> ids = new TreeSet<>();
    for (EdgeRow edge : edges) {
      groups.computeIfAbsent(components.of(edge.a()), unused -> new ArrayList<>()).add(edge);
      ids.add(edge.a());
      ids.add(edge.b());
    }
    Map<String, List<Standing>> members = new HashMap<>();
    RecordCodec<Member> codec = RecordCodec.of(Member.class);
    Dataset<Row> wanted =
        catalog
            .spark()
            .createDataset(List.copyOf(ids), org.apache.spark.sql.Encoders.STRING())
            .toDF("item_id");
    for (Row row : standings(items, wanted, incumbents).collectAsList()) {
      Standing standing = codec.fromRow(row).standing();
      members
          .computeIfAbsent(components.of(standing.itemId()), unused -> new ArrayList<>())
          .add(standing);
    }
    List<DuplicateRow> rows = new ArrayList<>();
    groups.forEach(
        (group, ofGroup) ->
            rows.addAll(Choice.of(keep, members.getOrDefault(group, List.of()), ofGroup)));
    return rows;
  }

  /**
   * An item that matches another.
   *
   * @param item the item
   * @param asset its asset
   * @param incumbent whether it was kept before
   */
  record Member(Item item, Asset asset, boolean incumbent) {

    Standing standing() {
      return Standing.of(item, asset, incumbent);
    }
  }

  /** Rows of {@link Member} for these ids. */
  private Dataset<Row> standings(Dataset<Row> items, Dataset<Row> ids, Dataset<Row> incumbents) {
    Dataset<Row> assets = catalog.rows(MillTable.ASSETS);
    Dataset<Row> stay = incumbents.select(col("item_id"), lit(true).as("stays"));
    return items
        .select(col("item_id"), col("asset_id"), whole(items).as("item"))
        .join(ids, Sides.same("item_id"), "left_semi")
        .join(
            assets.select(col("asset_id"), whole(assets).as("asset")),
            Sides.same("asset_id"),
            "inner")
        .join(stay, Sides.same("item_id"), "left")
        .select(col("item"), col("asset"), coalesce(col("stays"), lit(false)).as("incumbent"));
  }

  private static Column whole(Dataset<Row> rows) {
    return struct(Arrays.stream(rows.columns()).map(rows::col).toArray(Column[]::new));
  }
}
