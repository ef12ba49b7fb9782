package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.PassRow;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.catalog.SignalRow;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.CutMode;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.config.ReadingConfig;

/** Films on Spark: in chapters, with a damaged one among them, and under other rules. */
class FilmIT {

  private static final long CHAPTER_NANOS = 3_000_000_000L;
  private static final List<FilterRule> RULES =
      List.of(
          FilterRule.atLeast("too-small", "short_side_px", 100),
          FilterRule.atMost("black", "black_share", 0.5));

  @TempDir Path folder;
  private Path source;

  @BeforeEach
  void make() throws IOException {
    source = Files.createDirectories(folder.resolve("in"));
  }

  @Test
  void aLongFilmGivesTheSameRowsForOneTaskAndForMany() throws IOException {
    PaintedFilms.lively(source.resolve("long.mp4"), 320, 240, 10, 1);
    Map<String, List<String>> one = rows("one", 1);
    assertThat(rows("many", 4)).isEqualTo(one);
    assertThat(one.get("items")).hasSizeGreaterThan(3);
    assertThat(one.get("media")).isNotEmpty();
  }

  private Map<String, List<String>> rows(String name, int tasks) {
    try (MillIT.Run run = run(name, tasks, RULES)) {
      run.all();
      Asset film = run.catalog.read(MillTable.ASSETS).get(0);
      assertThat(AnalyseOrders.apart(film, curate(RULES))).isEqualTo(4);
      Map<String, List<String>> rows = new TreeMap<>();
      for (MillTable<?> table :
          List.of(MillTable.ITEMS, MillTable.SIGNALS, MillTable.VERDICTS, MillTable.MEDIA)) {
        rows.put(
            table.name(), run.catalog.read(table).stream().map(Object::toString).sorted().toList());
      }
      return rows;
    }
  }

  @Test
  void aDamagedChapterDropsItsFilmOnceAndNoOther() throws IOException {
    PaintedFilms.lively(source.resolve("sound.mp4"), 320, 240, 10, 2);
    PaintedFilms.lively(source.resolve("broken.mp4"), 320, 240, 10, 3);
    PaintedFilms.damage(source.resolve("broken.mp4"), 0.5);
    try (MillIT.Run run = run("damage", 4, RULES)) {
      run.all();
      List<QuarantineRow> rejected = run.catalog.read(MillTable.QUARANTINE);
      assertThat(rejected).hasSize(1);
      assertThat(rejected.get(0).code()).isEqualTo(Code.CORRUPT);
      assertThat(rejected.get(0).message()).contains("damaged packets or pictures");
      String broken = asset(run.catalog, "broken.mp4");
      List<PassRow> passes = run.catalog.read(MillTable.PASSES);
      assertThat(passes).hasSize(2);
      assertThat(passes)
          .filteredOn(pass -> pass.assetId().equals(broken))
          .singleElement()
          .satisfies(pass -> assertThat(pass.items()).isZero());
      List<Item> items = run.catalog.read(MillTable.ITEMS);
      List<SignalRow> signals = run.catalog.read(MillTable.SIGNALS);
      assertThat(items).isNotEmpty().noneMatch(item -> item.assetId().equals(broken));
      assertThat(signals).isNotEmpty().noneMatch(signal -> signal.assetId().equals(broken));
      Funnel funnel = run.mill.funnel();
      assertThat(funnel.files()).isEqualTo(2);
      assertThat(funnel.quarantined()).containsExactlyEntriesOf(Map.of("curate/CORRUPT", 1L));
      assertThat(funnel.in())
          .isEqualTo(funnel.totalPublished() + funnel.totalFiltered() + funnel.totalQuarantined());
    }
  }

  @Test
  void anotherThresholdExaminesAgainWhatCheapEvidenceSettledAndNothingElse() throws IOException {
    PaintedFilms.lively(source.resolve("large.mp4"), 320, 240, 4, 4);
    PaintedFilms.lively(source.resolve("small.mp4"), 120, 80, 4, 5);
    PaintedFilms.black(source.resolve("black.mp4"), 320, 240, 3);
    List<SignalRow> seen;
    try (MillIT.Run run = run("rules", 2, RULES)) {
      assertThat(run.all().get(1).count("analysed")).hasValue(3);
      assertThat(tiers(run.catalog))
          .isEqualTo(Map.of("large.mp4", "full", "small.mp4", "facts", "black.mp4", "keyframes"));
      assertThat(kept(run.catalog)).containsOnlyKeys("large.mp4");
      seen = of(run.catalog, "large.mp4");
    }
    List<FilterRule> laxer =
        List.of(FilterRule.atLeast("too-small", "short_side_px", 60), RULES.get(1));
    try (MillIT.Run run = run("rules", 2, laxer)) {
      StageReport curate = run.all().get(1);
      assertThat(curate.count("analysed")).hasValue(2);
      assertThat(curate.count("cut")).hasValue(kept(run.catalog).get("small.mp4").longValue());
      assertThat(tiers(run.catalog))
          .isEqualTo(Map.of("large.mp4", "full", "small.mp4", "full", "black.mp4", "keyframes"));
      assertThat(kept(run.catalog)).containsOnlyKeys("large.mp4", "small.mp4");
      assertThat(of(run.catalog, "large.mp4")).isEqualTo(seen);
      assertThat(run.catalog.read(MillTable.ITEMS)).doesNotHaveDuplicates();
    }
    List<FilterRule> stricter =
        List.of(FilterRule.atMost("too-large", "short_side_px", 100), laxer.get(1));
    try (MillIT.Run run = run("rules", 2, stricter)) {
      // What was seen in full is judged anew without being looked at.
      assertThat(run.all().get(1).count("analysed")).hasValue(1);
      assertThat(kept(run.catalog)).containsOnlyKeys("small.mp4");
    }
  }

  @Test
  void theSeriesOfARobotGoesWithItsFilmAndIsLookedAtAgainWhenItChanges() throws IOException {
    String films = "videos/chunk-000/observation.images.top/episode_00000";
    Files.createDirectories(source.resolve(films).getParent());
    Files.createDirectories(source.resolve("data/chunk-000"));
    Files.createDirectories(source.resolve("meta"));
    PaintedFilms.lively(source.resolve(films + "0.mp4"), 320, 240, 2, 6);
    PaintedFilms.lively(source.resolve(films + "1.mp4"), 320, 240, 2, 7);
    Path good = source.resolve("data/chunk-000/episode_000000.parquet");
    Path cut = source.resolve("data/chunk-000/episode_000001.parquet");
    Files.writeString(
        source.resolve("meta/info.json"),
        """
        {"features": {"observation.state": {"unit": "rad", "names": ["elbow", "gripper"]}}}
        """);
    try (MillIT.Run run = run("robot", 2, List.of())) {
      EpisodeFiles.write(run.spark, folder.resolve("first"), good, 60, 0.1);
      EpisodeFiles.write(run.spark, folder.resolve("second"), cut, 60, 0.1);
      Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(cut), 500));
      run.all();
      assertThat(run.catalog.read(MillTable.QUARANTINE)).isEmpty();
      assertThat(run.mill.funnel().companions()).isEqualTo(3);
      assertThat(run.mill.funnel().totalPublished()).isPositive();
      Map<String, SignalRow> found = robot(run.catalog, films + "0.mp4");
      assertThat(found.get("robot_rows").number()).hasValue(60.0);
      assertThat(found.get("robot_rate_hz").number().orElseThrow())
          .isCloseTo(30, org.assertj.core.api.Assertions.within(1e-4));
      assertThat(found.get("robot_joint_names").text()).hasValue("elbow,gripper");
      assertThat(found.get("robot_unit").text()).hasValue("rad");
      assertThat(found.get("robot_action_form").text()).hasValue("absolute");
      assertThat(found.get("robot_action_lag_s").number().orElseThrow())
          .isCloseTo(0.1, org.assertj.core.api.Assertions.within(0.01));
      assertThat(found.get("robot_velocity").series()).hasSize(104);
      assertThat(robot(run.catalog, films + "1.mp4").get("robot_rate_hz").absent())
          .hasValue("its robot series cannot be read: it does not begin and end as Parquet does");
      EpisodeFiles.write(run.spark, folder.resolve("third"), good, 48, 0.1);
      List<StageReport> again = run.fresh().run();
      assertThat(again.get(1).count("analysed")).hasValue(1);
      assertThat(robot(run.catalog, films + "0.mp4").get("robot_rows").number()).hasValue(48.0);
      assertThat(run.fresh().run()).allMatch(StageReport::skipped);
    }
  }

  @Test
  void aFlightLogTooLongForATextIsReadWhole() throws IOException {
    PaintedFilms.lively(source.resolve("flight.mp4"), 320, 240, 1, 8);
    // Cues are found by their times, so that the first second may lie at the end of a long file.
    String end = flightLog(3);
    Path log = source.resolve("flight.SRT");
    Files.writeString(log, "\n".repeat(Sidecar.MOST_BYTES + 1) + end);
    try (MillIT.Run run = run("flight", 2, List.of())) {
      run.all();
      assertThat(run.mill.funnel().sidecars()).isEqualTo(1);
      assertThat(run.mill.funnel().companions()).isZero();
      assertThat(signals(run.catalog, "flight.mp4", "gps_").get("gps_latitude_deg").series())
          .isNotEmpty()
          .allSatisfy(degrees -> assertThat(degrees).isBetween(47.0, 47.3));
      assertThat(run.fresh().run()).allMatch(StageReport::skipped);
      Files.writeString(log, "\n".repeat(Sidecar.MOST_BYTES + 1));
      run.fresh().run();
      assertThat(signals(run.catalog, "flight.mp4", "gps_").get("gps_latitude_deg").absent())
          .isPresent();
    }
  }

  private static String flightLog(int seconds) {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i <= seconds; i++) {
      log.append(
          String.format(
              java.util.Locale.ROOT,
              "%d%n00:00:%02d,000 --> 00:00:%02d,900%nGPS(8.5,%.1f,9) BAROMETER:1.0%n%n",
              i + 1,
              i,
              i,
              47 + 0.1 * i));
    }
    return log.toString();
  }

  private static Map<String, SignalRow> robot(Catalog catalog, String film) {
    return signals(catalog, film, "robot_");
  }

  private static Map<String, SignalRow> signals(Catalog catalog, String film, String prefix) {
    Map<String, SignalRow> signals = new TreeMap<>();
    of(catalog, film).stream()
        .filter(signal -> signal.name().startsWith(prefix))
        .forEach(signal -> signals.put(signal.name(), signal));
    return signals;
  }

  private static Map<String, Integer> kept(Catalog catalog) {
    List<Verdict> verdicts = catalog.read(MillTable.VERDICTS);
    List<String> dropped =
        verdicts.stream().filter(v -> !v.keep()).map(Verdict::itemId).distinct().toList();
    List<Item> items = catalog.read(MillTable.ITEMS);
    Map<String, Integer> kept = new TreeMap<>();
    items.stream()
        .filter(item -> !dropped.contains(item.itemId()))
        .forEach(item -> kept.merge(name(catalog, item.assetId()), 1, Integer::sum));
    return kept;
  }

  private static Map<String, String> tiers(Catalog catalog) {
    List<SignalRow> signals = catalog.read(MillTable.SIGNALS);
    return signals.stream()
        .filter(signal -> signal.name().equals("decode_tier"))
        .collect(
            Collectors.toMap(
                signal -> name(catalog, signal.assetId()),
                signal -> signal.text().orElseThrow(),
                (a, b) -> a.equals(b) ? a : a + " " + b));
  }

  private static List<SignalRow> of(Catalog catalog, String name) {
    String asset = asset(catalog, name);
    List<SignalRow> signals = catalog.read(MillTable.SIGNALS);
    return signals.stream()
        .filter(signal -> signal.assetId().equals(asset))
        .sorted(java.util.Comparator.comparing(SignalRow::toString))
        .toList();
  }

  private static String asset(Catalog catalog, String name) {
    return catalog.read(MillTable.ASSETS).stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst()
        .orElseThrow()
        .assetId();
  }

  private static String name(Catalog catalog, String assetId) {
    return catalog.read(MillTable.ASSETS).stream()
        .filter(asset -> asset.assetId().equals(assetId))
        .findFirst()
        .orElseThrow()
        .name();
  }

  private MillIT.Run run(String name, int tasks, List<FilterRule> rules) {
    return new MillIT.Run(folder, source, name, tasks, Failpoint.NONE, curate(rules));
  }

  private static CurateConfig curate(List<FilterRule> rules) {
    CurateConfig d = CurateConfig.DEFAULT;
    return new CurateConfig(
        d.shots(),
        d.maxClipNanos(),
        d.disabledMeasures(),
        rules,
        d.duplicates(),
        d.decontaminate(),
        d.balance(),
        new ReadingConfig(ReadingConfig.Triage.AUTO, CHAPTER_NANOS),
        CutMode.SMART);
  }
}
