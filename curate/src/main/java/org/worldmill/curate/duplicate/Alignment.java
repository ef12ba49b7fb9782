package org.worldmill.curate.duplicate;

/**
 * One way to lay a clip over another, and what speaks for it: time {@code t} of the first is time
 * {@code speed * t + offset} of the second.
 *
 * @param speed how many seconds of the second a second of the first takes
 * @param offsetMillis where the first begins on the second's time line
 * @param overlapMillis what they share, on the second's time line
 * @param compared samples of the first for which the second has one
 * @param agreed of these, how many look the same
 * @param distance mean distance of all compared
 * @param usual mean distance of pictures of one from those of the other at any time
 * @param moved samples at which both move
 * @param movedAlone samples at which one moves
 * @param motion mean distance of what moves, in parts of all bits; 1 if nothing does
 * @param coarseMotion the same of the lowest frequencies
 */
record Alignment(
    double speed,
    long offsetMillis,
    int overlapMillis,
    int compared,
    int agreed,
    double distance,
    double usual,
    int moved,
    int movedAlone,
    double motion,
    double coarseMotion) {

  /** Bits in which two samples that look the same differ at most. */
  static final int SAME = 13;

  /** Part of the usual distance below which it is the time that makes pictures alike. */
  private static final double TIMELY = 0.7;

  /** Usual distance up to which likeness hardly tells the time. */
  private static final double MUCH_ALIKE = 12;

  /** How far from its place a sample may lie to be compared. */
  static final int NEAR_MILLIS = 260;

  /** Bits of what moves that a crop leaves alone. */
  private static final int COARSE = 20;

  /** Lays one track over the other; {@code usual} is what {@link #usual()} gives. */
  static Alignment of(Track a, Track b, double usual, double speed, long offset) {
    Counter counter = new Counter(a, b);
    int at = 0;
    for (int i = 0; i < a.size(); i++) {
      double time = speed * a.millis(i) + offset;
      while (at + 1 < b.size()
          && Math.abs(b.millis(at + 1) - time) <= Math.abs(b.millis(at) - time)) {
        at++;
      }
      if (Math.abs(b.millis(at) - time) <= NEAR_MILLIS) {
        counter.count(i, at);
      }
    }
    return counter.alignment(usual, speed, offset);
  }

  double agreedShare() {
    return compared == 0 ? 0 : (double) agreed / compared;
  }

  /** Whether pictures of other times are nearly as like each other as those of this way. */
  boolean isSteady() {
    return distance > TIMELY * usual;
  }

  /** Greater for better ways: where the picture changes much it counts, else what moves, too. */
  double score() {
    double alike = 1 - distance / (PictureHash.BITS / 2.0);
    double moving = moved == 0 ? 0 : 1 - motion - coarseMotion;
    return (alike + (usual <= MUCH_ALIKE ? 1 : 0.25) * moving) * Math.sqrt(compared);
  }

  /** Sums over the samples compared. */
  private static final class Counter {

    private final Track a;
    private final Track b;
    private int first = -1;
    private int last;
    private int compared;
    private int agreed;
    private int moved;
    private int movedAlone;
    private long distances;
    private long motions;
    private long coarse;

    Counter(Track a, Track b) {
      this.a = a;
      this.b = b;
    }

    void count(int i, int j) {
      first = first < 0 ? i : first;
      last = i;
      int distance = PictureHash.distance(a.hash(i), b.hash(j));
      compared++;
      distances += distance;
      agreed += distance <= SAME ? 1 : 0;
      if (a.motion(i) != 0 && b.motion(j) != 0) {
        moved++;
        motions += PictureHash.distance(a.motion(i), b.motion(j));
        coarse += Long.bitCount((a.motion(i) ^ b.motion(j)) >>> (PictureHash.BITS - COARSE));
      } else if (a.motion(i) != 0 || b.motion(j) != 0) {
        movedAlone++;
      }
    }

    Alignment alignment(double usual, double speed, long offset) {
      int overlap = first < 0 ? 0 : (int) (speed * (a.millis(last) - a.millis(first)));
      return new Alignment(
          speed,
          offset,
          overlap,
          compared,
          agreed,
          compared == 0 ? PictureHash.BITS : (double) distances / compared,
          usual,
          moved,
          movedAlone,
          moved == 0 ? 1 : (double) motions / moved / PictureHash.BITS,
          moved == 0 ? 1 : (double) coarse / moved / COARSE);
    }
  }
}
