package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModelsTest {

  private static final Vec TURN = new Vec(0.02, -0.07, 0.03);
  private static final Vec WAY = new Vec(0.25, -0.05, 0.1);

  private static ChainMotion judged(Matches matches) {
    RotationFit turned = RotationFit.of(matches, Painted.FOCAL);
    Evidence evidence = Evidence.of(matches, Painted.FOCAL, turned);
    return ChainMotion.of(evidence, evidence.wayRatio());
  }

  @Test
  void aTurnAndAZoomAreFoundThroughNoise() {
    Matches matches = new Painted(TURN, 0.1, Vec.ZERO, 0.1).matches(1);
    RotationFit fit = RotationFit.of(matches, Painted.FOCAL);
    assertThat(fit.turn().minus(TURN).length()).isLessThan(3e-4);
    assertThat(fit.logZoom()).isCloseTo(0.1, within(1e-3));
    assertThat(fit.medianPx()).isBetween(0.07, 0.16);
  }

  @Test
  void statedErrorsOfATurnHoldForIndependentNoise() {
    int inside = 0;
    for (int seed = 0; seed < 200; seed++) {
      Matches matches = new Painted(TURN, 0.1, Vec.ZERO, 0.2).matches(seed);
      RotationFit fit = RotationFit.of(matches, Painted.FOCAL);
      double off = Math.abs(fit.turn().y() - TURN.y());
      inside += off <= 1.96 * fit.turnError().y() ? 1 : 0;
    }
    assertThat(inside).isBetween(180, 199);
  }

  @Test
  void aTurnIsNotTakenForAWay() {
    assertThat(judged(new Painted(TURN, 0, Vec.ZERO, 0.1).matches(2)).model())
        .isEqualTo(ChainMotion.Model.TURN);
  }

  @Test
  void aWayIsFoundByItsParallax() {
    ChainMotion found = judged(new Painted(Vec.ZERO, 0, WAY, 0.1).matches(3));
    assertThat(found.model()).isEqualTo(ChainMotion.Model.WAY);
    Vec way = found.motion().way();
    assertThat(way.dot(WAY) / way.length() / WAY.length()).isGreaterThan(0.999);
    assertThat(way.length()).as("in distances of the middle point").isBetween(0.05, 0.09);
    assertThat(found.motion().turn()).isEqualTo(Vec.ZERO);
  }

  @Test
  void aFewNearThingsBeforeAWallTellAWayAheadFromAZoom() {
    Vec ahead = new Vec(0, 0, 0.2);
    for (int seed = 0; seed < 20; seed++) {
      Matches moved = new Painted(Vec.ZERO, 0, ahead, 0.08, 0.8).matches(seed);
      RotationFit turned = RotationFit.of(moved, Painted.FOCAL);
      assertThat(turned.medianPx()).as("most points see a zoom").isLessThan(0.2);
      assertThat(judged(moved).model()).isEqualTo(ChainMotion.Model.WAY);
    }
  }

  @Test
  void aZoomIsNotTakenForAWayAhead() {
    int zooms = 0;
    for (int seed = 0; seed < 40; seed++) {
      Matches matches = new Painted(Vec.ZERO, 0.12, Vec.ZERO, 0.08, 0.8).matches(seed);
      ChainMotion.Model model = judged(matches).model();
      assertThat(model).isNotEqualTo(ChainMotion.Model.WAY);
      zooms += model == ChainMotion.Model.TURN ? 1 : 0;
    }
    assertThat(zooms).as("of single chains, which clips pool").isGreaterThan(32);
  }

  @Test
  void aWayAndATurnTogetherAreToldApart() {
    ChainMotion found = judged(new Painted(TURN, 0, WAY.times(3), 0.05).matches(4));
    assertThat(found.model()).isEqualTo(ChainMotion.Model.WAY_AND_TURN);
    assertThat(found.motion().turn().minus(TURN).length()).isLessThan(0.01);
  }

  @Test
  void theFocalLengthOfAPanIsFoundFromAWrongOne() {
    Matches matches = new Painted(new Vec(0, 0.09, 0), 0, Vec.ZERO, 0.1).matches(5);
    Chain chain =
        new Chain(0, 1_000_000_000L, matches, matches, List.of(new DepthSample(matches, 1)));
    double truth = Painted.FOCAL / Painted.WIDTH;
    for (double off : new double[] {0.7, 1.3}) {
      FocalSearch search = new FocalSearch(truth * off, Painted.WIDTH);
      assertThat(search.of(List.of(chain)).orElseThrow().widths()).isCloseTo(truth, within(0.02));
    }
  }

  @Test
  void noFocalLengthIsClaimedWhereTheCameraMoved() {
    Matches matches = new Painted(Vec.ZERO, 0, new Vec(0.4, 0, 0), 0.1).matches(6);
    Chain chain =
        new Chain(0, 1_000_000_000L, matches, matches, List.of(new DepthSample(matches, 1)));
    assertThat(new FocalSearch(0.9, Painted.WIDTH).of(List.of(chain))).isEmpty();
  }

  @Test
  void theMatrixOfAFitLaysPointsWhereTheyWent() {
    Matches matches = new Painted(TURN, 0.1, Vec.ZERO, 0).matches(7);
    double[] m =
        RotationFit.of(matches, Painted.FOCAL).matrix(Painted.FOCAL, Painted.WIDTH, Painted.HEIGHT);
    double x = matches.px(0) + (Painted.WIDTH - 1) / 2.0;
    double y = matches.py(0) + (Painted.HEIGHT - 1) / 2.0;
    double toX = (m[0] * x + m[1] * y + m[2]) / (m[6] * x + m[7] * y + m[8]);
    assertThat(toX - (Painted.WIDTH - 1) / 2.0).isCloseTo(matches.qx(0), within(0.01));
  }

  @Test
  void rotationsComposeAndComeBack() {
    Rotation rotation = Rotation.by(TURN);
    assertThat(rotation.vector().minus(TURN).length()).isLessThan(1e-12);
    assertThat(rotation.after(rotation.inverse()).vector().length()).isLessThan(1e-12);
    assertThat(Rotation.by(new Vec(0, Math.PI / 2, 0)).of(new Vec(0, 0, 1)).x())
        .as("turning to the right looks to the right")
        .isCloseTo(1, within(1e-12));
  }
}
