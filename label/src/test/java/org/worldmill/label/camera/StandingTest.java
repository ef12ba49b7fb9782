package org.worldmill.label.camera;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.label.PaintedFrame;
import org.worldmill.label.scene.SceneFrame;

class StandingTest {

  /** Scenery runs past a window of so many columns; the rest is a dim dashboard, with few marks. */
  private static CameraStory filmed(int window, boolean dashboardMoves) {
    EgoMotion motion = new EgoMotion(Lens.UNKNOWN);
    for (int i = 0; i < 9; i++) {
      int shift = 6 * i;
      motion.accept(
          new SceneFrame(
              PaintedFrame.painted(
                  320,
                  180,
                  (x, y) ->
                      x < window && y < 120
                          ? PaintedFrame.texture(x + shift, y)
                          : dashboard(dashboardMoves ? x + shift : x, y)),
              i * 250_000_000L));
    }
    return motion.finish().orElseThrow();
  }

  private static double dashboard(double x, double y) {
    boolean mark = x % 90 > 80 && y % 60 > 50;
    return 60 + 0.12 * (PaintedFrame.texture(x + 900, y) - 128) + (mark ? 120 : 0);
  }

  @Test
  void aCameraInsideACarStandsThoughThePointsInTheWindowMove() {
    CameraStory story = filmed(200, false);

    assertThat(story.primary()).contains(Primitive.STATIC);
    assertThat(story.ownMotion().share().orElseThrow()).isGreaterThan(0.2);
  }

  @Test
  void aCameraThatMovesWithAllOfItDoesNotStand() {
    assertThat(filmed(200, true).primary())
        .isPresent()
        .isNotEqualTo(java.util.Optional.of(Primitive.STATIC));
  }
}
