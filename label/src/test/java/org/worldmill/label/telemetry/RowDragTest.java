package org.worldmill.label.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.worldmill.label.camera.PictureTurns.Turned;
import org.worldmill.label.camera.Vec;
import org.worldmill.schemas.telemetry.TelemetryKind;

class RowDragTest {

  private static final double READ_OUT = 0.016;
  private static final double COARSE_PX = 0.13;

  /** Of a camera that pans and tilts to and fro, so many times a second. */
  private static RowDrag drag(double hz, double offPx, double readOut, int heightPx) {
    long[] nanos = new long[1000];
    double[] values = new double[3 * nanos.length];
    for (int i = 0; i < nanos.length; i++) {
      double t = i / 200.0;
      nanos[i] = Math.round(t * 1e9);
      values[3 * i] = 0.5 * Math.sin(2 * Math.PI * hz * t);
      values[3 * i + 1] = 0.5 * Math.cos(2 * Math.PI * hz * t);
    }
    GyroAngles angles = new GyroAngles(Streams.of(TelemetryKind.ROTATION_RATE, nanos, values));
    List<Turned> turns = new ArrayList<>();
    List<RotationAgreement.Turn> seen = new ArrayList<>();
    for (int i = 15; i < 120; i++) {
      long start = Math.round(i / 30.0 * 1e9);
      long end = Math.round((i + 1) / 30.0 * 1e9);
      double x = angles.rate(0, start, end);
      double y = angles.rate(1, start, end);
      turns.add(new Turned(start, end, new Vec(x, y, 0).times(1 / 30.0), Vec.ZERO, offPx));
      seen.add(new RotationAgreement.Turn(start, end, x, y, 0));
    }
    RotationAgreement agreement =
        RotationAgreement.of(seen, Streams.of(TelemetryKind.ROTATION_RATE, nanos, values))
            .orElseThrow();
    return RowDrag.of(turns, agreement, angles, readOut, heightPx);
  }

  @Test
  void finelyCodedFilmsAreNotDragged() {
    assertThat(drag(2, 0.06, READ_OUT, 216)).isEqualTo(new RowDrag(0, 0));
  }

  @Test
  void picturesOfOneTimeAreNotDragged() {
    assertThat(drag(2, COARSE_PX, 0, 216)).isEqualTo(new RowDrag(0, 0));
  }

  @Test
  void coarseCodingIsLateByARowOfBlocksAtMost() {
    RowDrag dragged = drag(2, COARSE_PX, READ_OUT, 216);
    assertThat(dragged.offsetSeconds()).isBetween(0.0006, 16.0 / 216 * READ_OUT);
    assertThat(drag(2, COARSE_PX, READ_OUT, 432).offsetSeconds())
        .isCloseTo(dragged.offsetSeconds() / 2, within(1e-12));
    assertThat(drag(2, COARSE_PX, 2 * READ_OUT, 216).offsetSeconds())
        .isCloseTo(2 * dragged.offsetSeconds(), within(1e-12));
  }

  @Test
  void gainsAreOffByTheSquareOfHowFastTurnsChange() {
    double slow = drag(1, COARSE_PX, READ_OUT, 216).gain();
    double fast = drag(2, COARSE_PX, READ_OUT, 216).gain();
    assertThat(fast / slow).isBetween(3.6, 4.1);
  }
}
