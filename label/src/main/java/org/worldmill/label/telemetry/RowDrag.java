package org.worldmill.label.telemetry;

import java.util.List;
import org.worldmill.label.camera.PictureTurns.Turned;

/**
 * What a coarse coder does to films whose rows have times of their own. Coders go through a picture
 * by rows of blocks and tell how each block moves by how those above it and beside it do; where
 * little is spent on the difference, a block goes on as the one above it, which was exposed sooner
 * or later by the read-out of a block's rows. So the whole picture seems to turn by that much
 * sooner or later, and, as the next picture puts right what was drawn amiss, by more or less than
 * it does: the more, the faster turns change from picture to picture. Coarse coding shows as points
 * that do not go along with each other. Shares were found on painted films of seeds 3000, 5000 and
 * 7000.
 *
 * @param offsetSeconds by how much an offset may be off for that
 * @param gain by what share a gain may be
 */
record RowDrag(double offsetSeconds, double gain) {

  /** Points are off by this in finely coded films. */
  private static final double FINE_PX = 0.065;

  /** Rows of a block that moves as one, in H.264; others have such, and larger ones. */
  private static final int BLOCK_ROWS = 16;

  /** Share of a block's rows by which an offset is off. */
  private static final double LAG = 0.8;

  /** Share of what the next picture puts right that shows in a gain. */
  private static final double CARRIED = 1;

  /**
   * Of turns that were seen.
   *
   * @param readOutSeconds from the first row to the last, either way
   * @param heightPx of the film's pictures
   */
  static RowDrag of(
      List<Turned> turns,
      RotationAgreement agreement,
      GyroAngles angles,
      double readOutSeconds,
      int heightPx) {
    double[] off = turns.stream().mapToDouble(Turned::offPx).sorted().toArray();
    double fine = Math.min(1, FINE_PX / off[off.length / 2]);
    double late = (1 - fine * fine) * readOutSeconds * BLOCK_ROWS / heightPx;
    double seconds = (turns.get(0).endNanos() - turns.get(0).startNanos()) / 1e9;
    return new RowDrag(LAG * late, CARRIED * late * seconds * change(turns, agreement, angles));
  }

  /** Root mean square of how turns bend over those themselves, in 1/s^2, as a gyroscope tells. */
  private static double change(List<Turned> turns, RotationAgreement agreement, GyroAngles angles) {
    double bends = 0;
    double squares = 0;
    for (Turned turned : turns) {
      long start = turned.startNanos() + agreement.offsetNanos();
      long end = turned.endNanos() + agreement.offsetNanos();
      long step = end - start;
      if (angles.covers(start - step, end + step)) {
        for (int axis = 0; axis < 2; axis++) {
          int gyro = agreement.axes().get(axis).gyro();
          double now = angles.rate(gyro, start, end);
          double bend =
              angles.rate(gyro, start - step, start) - 2 * now + angles.rate(gyro, end, end + step);
          double bent = bend / (step / 1e9) / (step / 1e9);
          bends += bent * bent;
          squares += now * now;
        }
      }
    }
    return squares > 0 ? Math.sqrt(bends / squares) : 0;
  }
}
