package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StillEvidenceTest {

  private final StillEvidence evidence = new StillEvidence();

  private static Similarity fit(double residualPx, double strays) {
    return new Similarity(1, 0, 10, 0, residualPx, strays, 60);
  }

  private void steps(double residualPx) {
    IntStream.range(0, 6).forEach(i -> assertThat(evidence.step(fit(residualPx, 0))).isTrue());
  }

  @Test
  void aLongWayThatLeavesNoMoreThanCoarseStepsIsAStillPictures() {
    steps(0.2);
    evidence.longWay(fit(0.24, 0));
    evidence.longWay(fit(0.22, 0));
    assertThat(evidence.isAgainst()).isFalse();
    assertThat(evidence.hasLongWays()).isTrue();
    assertThat(evidence.worstPx()).isEqualTo(0.24);
    assertThat(evidence.margin()).isBetween(0.05, 0.1);
  }

  @Test
  void whatGrowsWithTheWayIsNot() {
    steps(0.08);
    evidence.longWay(fit(0.3, 0));
    evidence.longWay(fit(0.3, 0));
    assertThat(evidence.isAgainst()).isTrue();
    assertThat(evidence.mayBeCoding()).as("it is small").isTrue();
    assertThat(evidence.margin()).isZero();
  }

  /** A tilt before a wall whose marks are few: steps are small, and there is one long way. */
  @Test
  void theOnlyLongWayIsNotForgivenWhatAllStepsAre() {
    steps(0.15);
    evidence.longWay(fit(0.45, 0));
    assertThat(evidence.isAgainst()).isTrue();
  }

  @Test
  void aLongWayThatLeavesALittleTooMuchIsForgiven() {
    steps(0.08);
    evidence.longWay(fit(0.14, 0));
    assertThat(evidence.isAgainst()).isFalse();
  }

  @Test
  void aLongWayAstrayIsForgivenAmongFour() {
    steps(0.08);
    evidence.longWay(fit(0.05, 0));
    evidence.longWay(fit(0.05, 0));
    evidence.longWay(fit(0.05, 0));
    evidence.longWay(fit(0.3, 0));
    assertThat(evidence.isAgainst()).isFalse();
    evidence.longWay(fit(0.3, 0));
    assertThat(evidence.isAgainst()).isTrue();
  }

  @Test
  void aStepThatLeavesMuchMoreThanThoseBeforeShowsSomethingElse() {
    steps(0.08);
    assertThat(evidence.step(fit(0.155, 0.04))).isFalse();
    assertThat(evidence.isAgainst()).isTrue();
    assertThat(evidence.mayBeCoding()).isTrue();
  }

  @Test
  void pointsThatGoTheirOwnWayAreNoCodings() {
    assertThat(evidence.step(fit(0.05, 0.2))).isFalse();
    assertThat(evidence.isAgainst()).as("one is forgiven").isFalse();
    assertThat(evidence.step(fit(2, 0))).isFalse();
    assertThat(evidence.isAgainst()).isTrue();
    assertThat(evidence.mayBeCoding()).isFalse();
  }

  @Test
  void aFewThatCoarseCodingDragsMayBe() {
    assertThat(evidence.step(fit(0.18, 0.08))).isFalse();
    assertThat(evidence.step(fit(0.18, 0.1))).isFalse();
    assertThat(evidence.isAgainst()).isTrue();
    assertThat(evidence.mayBeCoding()).isTrue();
  }

  @Test
  void oneInTenIsForgivenAtMost() {
    steps(0.1);
    steps(0.1);
    steps(0.1);
    steps(0.1);
    evidence.object();
    evidence.object();
    assertThat(evidence.isAgainst()).isFalse();
    evidence.object();
    assertThat(evidence.isAgainst()).isTrue();
    assertThat(evidence.hasObjections()).isTrue();
  }
}
