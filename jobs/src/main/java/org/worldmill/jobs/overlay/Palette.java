package org.worldmill.jobs.overlay;

/**
 * The colours: bright on dark and on bright pictures alike, each with a dark rim where it counts.
 */
final class Palette {

  /** Rims and the ground of the panel. */
  static final int DARK = 0x14171c;

  /** Lines of the panel. */
  static final int FAINT = 0x4a525e;

  /** Words. */
  static final int WORDS = 0xf4f6f8;

  /** Flow. */
  static final int FLOW = 0xffe066;

  /** Gravity. */
  static final int GRAVITY = 0xff8c42;

  /** Blows. */
  static final int BLOW = 0xff4d6d;

  /** Sounds. */
  static final int SOUND = 0xc792ff;

  /** The camera's turns. */
  static final int TURN = 0x4dd2ff;

  /** The camera's way. */
  static final int WAY = 0xff7ad9;

  private static final int[] TRACKS = {0x5ef38c, 0x4dabff, 0xffb84d, 0xd98cff, 0x66e0d5, 0xff9999};

  private Palette() {}

  /** The colour of a track by its number. */
  static int track(int number) {
    return TRACKS[Math.floorMod(number, TRACKS.length)];
  }
}
