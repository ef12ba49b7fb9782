package org.worldmill.jobs.overlay;

/**
 * Where things go: the picture above, the panel with path and curves below it. Small pictures are
 * enlarged by whole factors until they are {@value #LEAST_WIDTH} pixels wide, large ones reduced to
 * {@value #MOST_SIDE} on their longer side, so that words can be read.
 *
 * @param width of all, even
 * @param pictureHeight of the picture
 * @param panelHeight of the panel; 0 if there is none
 * @param dot pixels of a dot of text
 */
record Layout(int width, int pictureHeight, int panelHeight, int dot) {

  static final int LEAST_WIDTH = 640;
  static final int MOST_SIDE = 1920;

  private static final double WIDTH_PER_DOT = 420;
  private static final int PANEL_DOTS = 80;

  /** For pictures of this size; {@code panel} rows of dots below, none or {@value #PANEL_DOTS}. */
  private static Layout of(int sourceWidth, int sourceHeight, int panelDots) {
    int longer = Math.max(sourceWidth, sourceHeight);
    int down = (longer + MOST_SIDE - 1) / MOST_SIDE;
    int width = (sourceWidth + down - 1) / down;
    int height = (sourceHeight + down - 1) / down;
    int up = 1;
    while (width * up < LEAST_WIDTH && Math.max(width, height) * (up + 1) <= MOST_SIDE) {
      up++;
    }
    int dot = (int) Math.max(1, Math.round(width * up / WIDTH_PER_DOT));
    return new Layout(
        Math.max(16, width * up & ~1), Math.max(16, height * up & ~1), panelDots * dot & ~1, dot);
  }

  /** With a panel. */
  static Layout withPanel(int sourceWidth, int sourceHeight) {
    return of(sourceWidth, sourceHeight, PANEL_DOTS);
  }

  /** The picture alone. */
  static Layout bare(int sourceWidth, int sourceHeight) {
    return of(sourceWidth, sourceHeight, 0);
  }

  int height() {
    return pictureHeight + panelHeight;
  }

  /** Height of a line of text with the space to the next. */
  int lineHeight() {
    return (Glyphs.HEIGHT + 4) * dot;
  }
}
