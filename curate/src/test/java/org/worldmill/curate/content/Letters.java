package org.worldmill.curate.content;

import org.worldmill.curate.PaintedFrame;

/** Block letters painted by code, the same on every machine: five columns by seven rows. */
final class Letters {

  private static final String[][] SHAPES = {
    {"#####", "#....", "#....", "####.", "#....", "#....", "#####"},
    {"#...#", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"},
    {"#....", "#....", "#....", "#....", "#....", "#....", "#####"},
    {"#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."},
    {".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"},
    {"#...#", "##..#", "##..#", "#.#.#", "#..##", "#..##", "#...#"},
    {"####.", "#...#", "#...#", "####.", "#....", "#....", "#...."},
  };

  private Letters() {}

  /** A line of letters in white over a ground: {@code dot} samples for each dot of a letter. */
  static PaintedFrame.Paint line(
      PaintedFrame.Paint ground, int left, int top, int dot, int letters) {
    return (x, y) -> {
      int row = Math.floorDiv(y - top, dot);
      int column = Math.floorDiv(x - left, dot);
      boolean outside = row < 0 || row >= 7 || column < 0 || column >= 6 * letters;
      if (outside || column % 6 == 5) {
        return ground.at(x, y);
      }
      String[] letter = SHAPES[column / 6 % SHAPES.length];
      return letter[row].charAt(column % 6) == '#' ? 250 : ground.at(x, y);
    };
  }
}
