package org.worldmill.curate.measure;

/**
 * The rows of a picture, or its columns, and which of those at its edges are bars. A run of black
 * lines from an edge inwards is a bar if it ends straight: just inside it, most of the line is not
 * black. A lit object in front of a dark ground, or a night sky over a skyline, does not end so.
 *
 * <p>Bars come in pairs of one width, which tells three cases more. A bar beside a picture that is
 * nearly black there ends where the one opposite does. Two of one width may both end less straight.
 * And a line with a logo or subtitles in it, black at both ends, is part of a bar if a bar as wide
 * lies opposite.
 */
final class BarLines {

  /** Brightest luma of a bar, in 8-bit steps: black is 0, the rest is coding noise. */
  private static final int BLACK = 20;

  /** Part of a bar's line that may be brighter: an analogue edge. */
  private static final double STRAY = 0.005;

  /** Part of the first line inside that must not be black. */
  private static final double STRAIGHT = 0.5;

  /** The same where a bar as wide lies opposite. */
  private static final double STRAIGHT_IN_PAIRS = 0.38;

  /** Lines that an edge may lie blurred over. */
  private static final int EDGE_LINES = 2;

  /** Lines by which two bars of one width may differ. */
  private static final int UNEQUAL = 2;

  /** Part of a line that a logo or subtitles may cover. */
  private static final double COVERED = 0.7;

  /** Part of a line at either end that they leave black. */
  private static final double MARGIN = 0.02;

  /** Part of a bar's lines that they leave alone. */
  private static final double UNCOVERED = 0.3;

  private final byte[] samples;
  private final int count;
  private final int length;
  private final int lineStep;
  private final int sampleStep;

  /** So many lines, each so long, in the samples of a plane. */
  BarLines(byte[] samples, int count, int length, int lineStep, int sampleStep) {
    this.samples = samples;
    this.count = count;
    this.length = length;
    this.lineStep = lineStep;
    this.sampleStep = sampleStep;
  }

  /**
   * How many lines at both edges.
   *
   * @param before at the top or the left
   * @param after at the bottom or the right
   */
  record Pair(int before, int after) {}

  boolean allBlack() {
    return run(1) == count;
  }

  /** How many lines are black, counted from the edges. */
  Pair blackRuns() {
    return new Pair(run(1), run(-1));
  }

  /** The bars; {@code ends} of the lines are black all along, and do not count. */
  Pair bars(Pair ends) {
    int before = bar(1, ends);
    int after = bar(-1, ends);
    int coveredBefore = Math.max(before, coveredBar(1, ends));
    int coveredAfter = Math.max(after, coveredBar(-1, ends));
    if (coveredBefore > 0 && Math.abs(coveredBefore - coveredAfter) <= UNEQUAL) {
      before = coveredBefore;
      after = coveredAfter;
    }
    int runBefore = run(1);
    int runAfter = run(-1);
    if (before == 0 && after > 0 && runBefore >= after - 1) {
      before = Math.min(runBefore, after);
    } else if (after == 0 && before > 0 && runAfter >= before - 1) {
      after = Math.min(runAfter, before);
    } else if (before == 0
        && after == 0
        && Math.abs(runBefore - runAfter) <= 1
        && isStraight(runBefore, 1, ends, STRAIGHT_IN_PAIRS)
        && isStraight(runAfter, -1, ends, STRAIGHT_IN_PAIRS)) {
      return new Pair(soft(runBefore, 1), soft(runAfter, -1));
    }
    return new Pair(soft(before, 1), soft(after, -1));
  }

  private int run(int inwards) {
    int lines = 0;
    while (lines < count && isBlack(line(lines, inwards))) {
      lines++;
    }
    return lines;
  }

  private int line(int fromEdge, int inwards) {
    int within = Math.max(0, Math.min(count - 1, fromEdge));
    return inwards > 0 ? within : count - 1 - within;
  }

  private int bar(int inwards, Pair ends) {
    int run = run(inwards);
    return isStraight(run, inwards, ends, STRAIGHT) ? run : 0;
  }

  /** The widest straight bar in which some lines are covered; 0 for none. */
  private int coveredBar(int inwards, Pair ends) {
    int clean = 0;
    int widest = 0;
    for (int i = 0; i < count / 2; i++) {
      boolean black = isBlack(line(i, inwards));
      if (!black && i >= EDGE_LINES && clean >= UNCOVERED * i) {
        boolean ended = isBlack(line(i - 1, inwards)) && isBlack(line(i - EDGE_LINES, inwards));
        widest = ended && isStraight(i, inwards, ends, STRAIGHT) ? i : widest;
      }
      if (!black && !isCovered(line(i, inwards))) {
        break;
      }
      clean += black ? 1 : 0;
    }
    return widest;
  }

  /**
   * The end of a bar with the lines of a blurred edge, which are under half as bright as inside.
   */
  private int soft(int bar, int inwards) {
    if (bar == 0) {
      return 0;
    }
    int inside = mean(line(bar + EDGE_LINES, inwards));
    int end = bar;
    while (end < bar + EDGE_LINES && 2 * mean(line(end, inwards)) < inside) {
      end++;
    }
    return end;
  }

  private boolean isBlack(int line) {
    return lit(line, 0, length) <= STRAY * length;
  }

  private boolean isCovered(int line) {
    int margin = (int) Math.ceil(MARGIN * length);
    return lit(line, 0, margin) == 0
        && lit(line, length - margin, length) == 0
        && lit(line, 0, length) <= COVERED * length;
  }

  private boolean isStraight(int run, int inwards, Pair ends, double part) {
    int from = ends.before();
    int to = length - ends.after();
    return lit(line(run + EDGE_LINES, inwards), from, to) >= part * (to - from);
  }

  private int lit(int line, int from, int to) {
    int lit = 0;
    int at = line * lineStep + from * sampleStep;
    for (int i = from; i < to; i++, at += sampleStep) {
      lit += (samples[at] & 0xff) > BLACK ? 1 : 0;
    }
    return lit;
  }

  private int mean(int line) {
    int sum = 0;
    int at = line * lineStep;
    for (int i = 0; i < length; i++, at += sampleStep) {
      sum += samples[at] & 0xff;
    }
    return sum / length;
  }
}
