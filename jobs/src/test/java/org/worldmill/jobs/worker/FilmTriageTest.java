package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.curate.filter.Filters;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.jobs.demo.DemoCorpus;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Verdict;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.config.DefaultFilters;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.MeasureRegistry;

/** What cheap evidence settles, and what it leaves to be decoded. */
class FilmTriageTest {

  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();
  private static final AnalyseTask TASK = new AnalyseTask(REGISTRY);

  @TempDir private static Path painted;
  @TempDir private Path scratch;

  @BeforeAll
  static void paint() throws IOException {
    DemoCorpus.write(painted);
  }

  private AnalyseReply analyse(Path file, List<FilterRule> rules) throws MediaException {
    return TASK.run(
        new AnalyseRequest(
            file.toString(),
            file.getFileName().toString(),
            "video/mp4",
            Modality.VIDEO,
            VideoProbe.probe(file),
            CurateConfig.DEFAULT.withFilters(rules),
            scratch.toString()));
  }

  private static List<String> failed(AnalysedItem item, List<FilterRule> rules) {
    return new Filters(rules, REGISTRY)
        .judge("item", Modality.VIDEO, item.signals()).stream()
            .filter(verdict -> !verdict.keep())
            .map(Verdict::rule)
            .toList();
  }

  private static String tier(AnalysedItem item) {
    return item.signals().get("decode_tier").text().orElseThrow();
  }

  @Test
  void settlesByFactsWhatIsTooSmall() throws MediaException {
    List<FilterRule> rules = List.of(FilterRule.atLeast("hd", "short_side_px", 4000));

    AnalyseReply reply = analyse(painted.resolve("video/two-shots.mp4"), rules);

    assertThat(reply.triaged()).isTrue();
    AnalysedItem only = reply.items().get(0);
    assertThat(reply.items()).hasSize(1);
    assertThat(tier(only)).isEqualTo("facts");
    assertThat(failed(only, rules)).containsExactly("hd");
    assertThat(only.signals().get("luma_mean").absent())
        .contains("not decoded: hd already drops it");
    assertThat(only.thumbnailFile()).isEmpty();
  }

  @Test
  void aBoundOnLengthCarriesOverToPartsOnlyFromBelow() throws MediaException {
    Path file = painted.resolve("video/two-shots.mp4");
    FilterRule tooLong =
        new FilterRule(
            "too-long",
            "duration_s",
            Optional.empty(),
            Optional.of(3.0),
            List.of(),
            FilterRule.WhenAbsent.KEEP);

    assertThat(analyse(file, List.of(tooLong)).triaged()).isFalse();
    assertThat(analyse(file, List.of(FilterRule.atLeast("short", "duration_s", 60))).triaged())
        .isTrue();
  }

  @Test
  void anyRuleChangesWhatIsSettledAndNothingElse() throws MediaException {
    Path file = painted.resolve("video/pendulum.mp4");

    AnalyseReply with = analyse(file, DefaultFilters.RULES);
    AnalyseReply without = analyse(file, List.of());

    assertThat(with.triaged()).isFalse();
    assertThat(with.items()).isEqualTo(without.items());
  }

  /** The whole corpus: {@code scripts/bench triage}. */
  @Test
  void neverSettlesWhatTheFullPassKeeps() throws IOException, MediaException {
    List<String> settled = new ArrayList<>();
    for (Path file : films()) {
      AnalyseReply reply = analyse(file, DefaultFilters.RULES);
      if (reply.triaged()) {
        settled.add(file.getFileName().toString());
        AnalyseReply full = analyse(file, List.of());
        for (AnalyseReply either : List.of(reply, full)) {
          assertThat(either.items())
              .as(file.toString())
              .allMatch(item -> !failed(item, DefaultFilters.RULES).isEmpty());
        }
        assertThat(reply.items().stream().mapToLong(AnalysedItem::frames).sum())
            .isEqualTo(full.items().stream().mapToLong(AnalysedItem::frames).sum());
      }
    }
    assertThat(settled).contains("black.mp4");
  }

  private static List<Path> films() throws IOException {
    List<Path> films = new ArrayList<>();
    try (Stream<Path> own = Files.list(painted.resolve("video"))) {
      own.filter(file -> file.toString().endsWith(".mp4")).sorted().forEach(films::add);
    }
    Optional<Path> folder = Optional.of(Path.of("").toAbsolutePath());
    while (folder.isPresent() && !Files.isDirectory(folder.get().resolve("shared/corpus"))) {
      folder = Optional.ofNullable(folder.get().getParent());
    }
    for (String name : List.of("moviepy__transparent.webm", "jcodec__test.prores.mov")) {
      folder.ifPresent(root -> films.add(root.resolve("shared/corpus/video").resolve(name)));
    }
    return films;
  }
}
