package org.worldmill.jobs.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Rational;
import org.worldmill.schemas.Span;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.media.SignalValue;

class CatalogIT {

  private static final String A = ContentHash.of("a");
  private static final String B = ContentHash.of("b");

  @TempDir Path folder;
  private SparkSession spark;
  private Catalog catalog;

  @BeforeEach
  void open() {
    spark = SparkSessions.open(new Workdir(folder), ResourceConfig.DEFAULT);
    catalog = new Catalog(spark);
  }

  @AfterEach
  void close() {
    spark.stop();
  }

  @Test
  void everyTableStartsEmptyAndIsMadeOnce() {
    for (MillTable<?> table : MillTable.all()) {
      assertThat(catalog.rows(table).count()).as(table.name()).isZero();
    }
    assertThat(new Catalog(spark).rows(MillTable.ITEMS).count()).isZero();
  }

  @Test
  void readsWhatItWroteSortedByKey() {
    Item second = item(B, Modality.IMAGE, Optional.empty());
    Item first = item(A, Modality.VIDEO, Optional.of(new Span(0, 5, new Rational(1, 25))));
    catalog.append(MillTable.ITEMS, List.of(first));
    catalog.append(MillTable.ITEMS, List.of(second));
    List<Item> expected = new java.util.ArrayList<>(List.of(first, second));
    expected.sort(java.util.Comparator.comparing(Item::itemId));
    assertThat(catalog.read(MillTable.ITEMS)).isEqualTo(expected);
  }

  @Test
  void keepsEveryKindOfSignal() {
    List<SignalRow> rows =
        List.of(
            signal("a_number", SignalValue.of(0.25).withStandardError(0.5)),
            signal("b_flag", SignalValue.of(true)),
            signal("c_text", SignalValue.of("word")),
            signal("d_series", SignalValue.of(List.of(1.0, 2.5))),
            signal("e_absent", SignalValue.absent("no sound")));
    catalog.append(MillTable.SIGNALS, rows);
    assertThat(catalog.read(MillTable.SIGNALS)).isEqualTo(rows);
  }

  @Test
  void replacingLeavesOnlyTheNewRows() {
    catalog.append(
        MillTable.PASSES, List.of(new PassRow(A, "1", 2, Optional.empty(), Optional.empty())));
    catalog.replace(
        MillTable.PASSES, List.of(new PassRow(B, "2", 0, Optional.empty(), Optional.empty())));
    assertThat(catalog.read(MillTable.PASSES)).extracting(PassRow::assetId).containsExactly(B);
    catalog.replace(MillTable.PASSES, List.of());
    assertThat(catalog.read(MillTable.PASSES)).isEmpty();
  }

  @Test
  void deletesOnlyTheRowsNamed() {
    catalog.append(
        MillTable.PASSES,
        List.of(
            new PassRow(A, "1", 2, Optional.empty(), Optional.empty()),
            new PassRow(B, "1", 1, Optional.empty(), Optional.empty())));
    catalog.deleteWhere(
        MillTable.PASSES, "asset_id", spark.createDataset(List.of(A, A), Encoders.STRING()).toDF());
    assertThat(catalog.read(MillTable.PASSES)).extracting(PassRow::assetId).containsExactly(B);
  }

  @Test
  void theDigestIsOfContentsNotOfOrderOrCommits() {
    PassRow a = new PassRow(A, "1", 2, Optional.empty(), Optional.empty());
    PassRow b = new PassRow(B, "1", 1, Optional.empty(), Optional.empty());
    catalog.append(MillTable.PASSES, List.of(a, b));
    String together = catalog.digest(MillTable.PASSES);
    catalog.replace(MillTable.PASSES, List.of(b));
    assertThat(catalog.digest(MillTable.PASSES)).isNotEqualTo(together);
    catalog.append(MillTable.PASSES, List.of(a));
    assertThat(catalog.digest(MillTable.PASSES)).isEqualTo(together);
    catalog.append(MillTable.PASSES, List.of(a));
    assertThat(catalog.digest(MillTable.PASSES)).isNotEqualTo(together);
  }

  private static SignalRow signal(String name, SignalValue value) {
    return SignalRow.of(A.substring(0, 32), A, name, 1, value);
  }

  private static Item item(String assetId, Modality modality, Optional<Span> span) {
    return new Item(
        ContentHash.itemId(assetId, span, ""),
        assetId,
        assetId,
        modality,
        0,
        0,
        span,
        1,
        Optional.empty());
  }
}
