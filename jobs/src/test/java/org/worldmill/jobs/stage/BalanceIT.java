package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.ConfigLoader;
import org.worldmill.schemas.config.CurateConfig;

/** Caps and mixtures on Spark, over images that the test paints. */
class BalanceIT {

  @TempDir Path folder;

  @Test
  void capsAndMixtureAreOnTheRecordAndDoNotDependOnTheNumberOfTasks() throws IOException {
    Path source = Files.createDirectories(folder.resolve("in"));
    for (int i = 0; i < 12; i++) {
      Path part = Files.createDirectories(source.resolve(i < 8 ? "many" : "few"));
      PaintedCorpus.image(part.resolve("image" + i + ".png"), i);
    }

    List<Verdict> drops = drops(source, "a", 1);

    assertThat(counts(drops)).isEqualTo(Map.of("folder-cap", 3L, "mixture", 1L));
    assertThat(drops)
        .allSatisfy(
            verdict -> {
              assertThat(verdict.order()).isGreaterThanOrEqualTo(15);
              assertThat(verdict.reason().orElseThrow())
                  .matches("number \\d+ of \\d+ (in folder .*/many; 5 are kept|tagged many; .*4)");
            });
    assertThat(drops(source, "b", 4)).isEqualTo(drops);
  }

  private List<Verdict> drops(Path source, String name, int partitions) {
    CurateConfig balanced =
        ConfigLoader.of(
                List.of(
                    "curate.balance.caps=[{by: folder, most: 5}]",
                    "curate.balance.tags=[{name: many, path: many/**, share: 0.5},"
                        + " {name: few, path: few/**, share: 0.5}]"))
            .curate();
    try (MillIT.Run run =
        new MillIT.Run(folder, source, name, partitions, Failpoint.NONE, balanced)) {
      run.mill.ingest();
      run.mill.curate();
      assertThat(run.mill.funnel().in())
          .isEqualTo(run.mill.funnel().totalPublished() + run.mill.funnel().totalFiltered());
      return run.catalog.read(MillTable.VERDICTS).stream().filter(v -> !v.keep()).toList();
    }
  }

  private static Map<String, Long> counts(List<Verdict> verdicts) {
    return new TreeMap<>(
        verdicts.stream().collect(Collectors.groupingBy(Verdict::rule, Collectors.counting())));
  }

  @Test
  void aPartOfAGroupIsTakenFromAsManyClustersAsThereAre() throws IOException {
    List<Trait> traits = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Optional<String> cluster = i < 18 ? Optional.of("common") : Optional.of("rare " + i);
      String id = ContentHash.of("item " + i).substring(0, 32);
      traits.add(
          new Trait(
              id, "a", "f", "s", Optional.empty(), Optional.empty(), cluster, ContentHash.of(id)));
    }
    Path source = Files.createDirectories(folder.resolve("none"));
    try (MillIT.Run run = new MillIT.Run(folder, source, "c", 2, Failpoint.NONE)) {
      RecordCodec<Trait> codec = RecordCodec.of(Trait.class);
      Dataset<Row> rows = run.spark.createDataFrame(codec.toRows(traits), codec.schema());

      List<Row> first =
          Draw.placed(rows, functions.col("asset"))
              .where(functions.col(Draw.PLACE).leq(4))
              .select("cluster")
              .collectAsList();

      assertThat(first.stream().map(row -> row.getString(0)).toList())
          .containsExactlyInAnyOrder("common", "rare 18", "rare 19", "common");
    }
  }
}
