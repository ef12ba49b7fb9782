package org.worldmill.jobs.duplicate;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.DuplicateConfig;
import org.worldmill.schemas.media.SignalValue;

/** The search over Spark and in the driver, the groups by GraphX and in the driver. */
class DuplicateSearchIT {

  private static final int FAMILIES = 60;
  private static final int MEMBERS = 4;

  @TempDir Path folder;
  private SparkSession spark;

  @BeforeEach
  void open() {
    spark =
        SparkSessions.open(
            new Workdir(folder), org.worldmill.schemas.config.ResourceConfig.DEFAULT);
  }

  @AfterEach
  void close() {
    spark.stop();
  }

  @Test
  void sparkAndTheDriverFindTheSameInOneNightOrInTwo() {
    Catalog catalog = new Catalog(spark);
    List<IndexOrder> all = orders();
    List<EdgeRow> here = edges(catalog, all, Long.MAX_VALUE, 1);
    assertThat(here).hasSizeGreaterThanOrEqualTo(FAMILIES * (MEMBERS - 1));
    assertThat(edges(catalog, all, 0, 1)).isEqualTo(here);
    assertThat(edges(catalog, all, 0, 2)).isEqualTo(here);
    assertThat(edges(catalog, all, Long.MAX_VALUE, 3)).isEqualTo(here);
  }

  @Test
  void graphxAndTheDriverMakeTheSameGroups() {
    Catalog catalog = new Catalog(spark);
    edges(catalog, orders(), Long.MAX_VALUE, 1);
    List<Item> items = new ArrayList<>();
    List<Asset> assets = new ArrayList<>();
    for (IndexOrder order : orders()) {
      items.add(
          new Item(
              order.itemId(),
              order.assetId(),
              order.assetId(),
              Modality.IMAGE,
              0,
              0,
              Optional.empty(),
              1,
              Optional.empty()));
      assets.add(asset(order.assetId()));
    }
    catalog.replace(MillTable.ASSETS, assets);
    Dataset<Row> rows = catalog.dataset(MillTable.ITEMS, items);
    Dataset<Row> edges = index(catalog, 0).edges(rows);
    Dataset<Row> nobody = rows.where("false").select("item_id");
    List<DuplicateRow> here = groups(catalog, Long.MAX_VALUE, rows, edges, nobody);
    assertThat(here.stream().filter(row -> row.place() == 0))
        .hasSizeBetween(FAMILIES / 2, FAMILIES);
    assertThat(groups(catalog, 0, rows, edges, nobody)).isEqualTo(here);
    List<String> dropped =
        here.stream().filter(r -> r.of().isPresent()).map(DuplicateRow::itemId).toList();
    Dataset<Row> incumbents = rows.select("item_id").where(col("item_id").isin(dropped.toArray()));
    assertThat(groups(catalog, 0, rows, edges, incumbents))
        .isEqualTo(groups(catalog, Long.MAX_VALUE, rows, edges, incumbents))
        .isNotEqualTo(here);
  }

  private static List<DuplicateRow> groups(
      Catalog catalog, long few, Dataset<Row> items, Dataset<Row> edges, Dataset<Row> incumbents) {
    return catalog.collect(
        MillTable.DUPLICATES,
        new Groups(catalog, DuplicateConfig.DEFAULT.keep(), few).of(items, edges, incumbents));
  }

  private static DuplicateIndex index(Catalog catalog, long few) {
    return new DuplicateIndex(
        catalog, Indexed.of("measures", DuplicateConfig.DEFAULT, false), 0, few);
  }

  private static List<EdgeRow> edges(
      Catalog catalog, List<IndexOrder> orders, long few, int nights) {
    catalog.replace(MillTable.EDGES, List.of());
    catalog.replace(MillTable.SIGNATURES, List.of());
    RecordCodec<IndexOrder> codec = RecordCodec.of(IndexOrder.class);
    long indexed = 0;
    for (int night = 0; night < nights; night++) {
      List<IndexOrder> part = new ArrayList<>();
      for (int i = night; i < orders.size(); i += nights) {
        part.add(orders.get(i));
      }
      Dataset<Row> rows = catalog.spark().createDataFrame(codec.toRows(part), codec.schema());
      Search search = index(catalog, few).update(rows, place -> {});
      assertThat(search.indexed()).isEqualTo(part.size());
      assertThat(search.compared()).isGreaterThanOrEqualTo(search.matched());
      indexed += search.indexed();
    }
    assertThat(catalog.count(MillTable.SIGNATURES)).isEqualTo(indexed);
    return catalog.read(MillTable.EDGES);
  }

  /** Families of images whose pictures differ in a few bits. */
  private static List<IndexOrder> orders() {
    Random random = new Random(5);
    List<IndexOrder> orders = new ArrayList<>();
    for (int family = 0; family < FAMILIES; family++) {
      long picture = random.nextLong();
      for (int member = 0; member < MEMBERS; member++) {
        long hash = picture ^ (1L << random.nextInt(12)) ^ (1L << random.nextInt(12));
        String asset = ContentHash.of(family + "/" + member);
        orders.add(
            new IndexOrder(
                asset.substring(0, 32),
                asset,
                Modality.IMAGE,
                List.of(
                    signal(asset, "phash_track", SignalValue.of(String.format("%016x", hash))),
                    signal(asset, "phash_views", SignalValue.of(views(hash))),
                    signal(asset, "phash_times", SignalValue.of(List.of(0.0))),
                    signal(asset, "phash_motion", SignalValue.of("0000000000000000")),
                    signal(asset, "width_px", SignalValue.of(100.0 + member)),
                    signal(asset, "height_px", SignalValue.of(100.0)))));
      }
    }
    return orders;
  }

  /** The picture's uncertain bits, itself, and 18 parts whose hashes differ where its own does. */
  private static String views(long hash) {
    StringBuilder text = new StringBuilder(String.format("0:%016x:%016x", 0xfffL, hash));
    Random masks = new Random(9);
    for (int part = 0; part < 18; part++) {
      text.append(String.format(":%016x", hash ^ masks.nextLong()));
    }
    return text.toString();
  }

  private static SignalRow signal(String asset, String name, SignalValue value) {
    return SignalRow.of(asset.substring(0, 32), asset, name, 1, value);
  }

  private static Asset asset(String id) {
    return new Asset(
        id,
        Modality.IMAGE,
        new BlobRef(id, 100, "image/png"),
        List.of(id),
        "memory",
        List.of(),
        List.of(),
        Licence.UNKNOWN,
        new MediaFacts(
            "png", Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of()));
  }
}
