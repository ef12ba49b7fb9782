package org.worldmill.jobs.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.duplicate.Match.Kind;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.catalog.EdgeRow;
import org.worldmill.schemas.config.DuplicateConfig;
import org.worldmill.schemas.config.DuplicateConfig.Quality;

class ChoiceTest {

  private static final List<Quality> KEEP = DuplicateConfig.DEFAULT.keep();

  private static Standing standing(String id, long pixels, long millis) {
    return new Standing(id, false, pixels, millis, 0.1, false);
  }

  private static Standing incumbent(String id, long pixels) {
    return new Standing(id, true, pixels, 1000, 0.1, false);
  }

  private static EdgeRow edge(String a, String b, Kind kind, double score, long offset) {
    return new EdgeRow(a, b, "f", kind, score, Optional.of(offset));
  }

  private static EdgeRow near(String a, String b) {
    return edge(a, b, Kind.NEAR, 0.9, 0);
  }

  private static List<String> kept(List<DuplicateRow> rows) {
    return rows.stream().filter(row -> row.of().isEmpty()).map(DuplicateRow::itemId).toList();
  }

  @Test
  void theHighestResolutionStaysAndTheReasonNamesIt() {
    List<DuplicateRow> rows =
        Choice.of(
            KEEP,
            List.of(standing("a", 100, 1000), standing("b", 400, 900)),
            List.of(edge("a", "b", Kind.MIRRORED, 0.97, 0)));
    assertThat(rows)
        .containsExactly(
            new DuplicateRow("a", 0, "b", Optional.empty(), Kind.MIRRORED, 0.97),
            new DuplicateRow("a", 1, "a", Optional.of("b"), Kind.MIRRORED, 0.97));
  }

  @Test
  void theOrderOfQualitiesDecides() {
    List<Standing> members = List.of(standing("a", 100, 1000), standing("b", 400, 900));
    List<EdgeRow> edges = List.of(near("a", "b"));
    assertThat(kept(Choice.of(List.of(Quality.DURATION), members, edges))).containsExactly("a");
    assertThat(kept(Choice.of(List.of(Quality.RESOLUTION), members, edges))).containsExactly("b");
    assertThat(kept(Choice.of(List.of(), members, edges))).containsExactly("a");
  }

  @Test
  void theEndsOfAChainBothStay() {
    List<DuplicateRow> rows =
        Choice.of(
            KEEP,
            List.of(standing("a", 300, 1), standing("b", 200, 1), standing("c", 100, 1)),
            List.of(near("a", "b"), near("b", "c")));
    assertThat(kept(rows)).containsExactly("a", "c");
    assertThat(rows.get(2).of()).contains("a");
    assertThat(rows).allSatisfy(row -> assertThat(row.group()).isEqualTo("a"));
  }

  @Test
  void whatWasKeptBeforeStaysBesideABetterOne() {
    List<DuplicateRow> rows =
        Choice.of(
            KEEP, List.of(incumbent("a", 100), standing("b", 400, 1)), List.of(near("a", "b")));
    assertThat(kept(rows)).containsExactly("a");
  }

  @Test
  void theNextNightFindsTheSame() {
    List<EdgeRow> edges = List.of(near("a", "b"), near("b", "c"), near("c", "d"));
    List<Standing> first =
        List.of(
            incumbent("a", 100),
            standing("b", 400, 1),
            standing("c", 300, 1),
            standing("d", 200, 1));
    List<DuplicateRow> night = Choice.of(KEEP, first, edges);
    List<String> stay = kept(night);
    List<Standing> second =
        first.stream()
            .map(
                s ->
                    new Standing(
                        s.itemId(),
                        stay.contains(s.itemId()),
                        s.resolution(),
                        s.millis(),
                        s.density(),
                        s.licensed()))
            .toList();
    assertThat(Choice.of(KEEP, second, edges)).isEqualTo(night);
  }

  @Test
  void aStretchGoesHoweverGoodItIs() {
    List<DuplicateRow> rows =
        Choice.of(
            KEEP,
            List.of(standing("a", 400, 3000), standing("b", 100, 10_000)),
            List.of(edge("a", "b", Kind.PART, 0.9, 4000)));
    assertThat(kept(rows)).containsExactly("b");
  }

  @Test
  void clipsThatMerelyOverlapBothStay() {
    List<DuplicateRow> rows =
        Choice.of(
            KEEP,
            List.of(standing("a", 100, 6000), standing("b", 100, 10_000)),
            List.of(edge("a", "b", Kind.PART, 0.9, 8000)));
    assertThat(kept(rows)).containsExactly("b", "a");
  }
}
