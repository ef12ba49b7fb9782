package org.worldmill.ingest.mesh.draco;

import org.worldmill.schemas.MediaException;

/**
 * Guesses texture coordinates: the third corner of a face lies, seen from the edge of the two that
 * are known, as it lies in space; a stored bit says on which side.
 */
final class TextureGuess {

  private final Sequence order;
  private final Places places;
  private final boolean[] sides;
  private int left;

  private TextureGuess(Sequence order, Places places, boolean[] sides) {
    this.order = order;
    this.places = places;
    this.sides = sides;
    this.left = sides.length;
  }

  static TextureGuess read(DracoInput in, Sequence order, Places places) throws MediaException {
    int count = in.i32();
    if (count < 0 || count > order.table().vertex.length) {
      throw DracoInput.broken(count + " sides of texture coordinates");
    }
    boolean[] sides = new boolean[count];
    RansBits bits = RansBits.read(in);
    boolean last = true;
    for (int i = 0; i < count; i++) {
      last = bits.next() == last;
      sides[i] = last;
    }
    return new TextureGuess(order, places, sides);
  }

  int[] at(int[] values, int value) throws MediaException {
    int corner = order.cornerOf(value);
    int next = order.valueAt(CornerTable.next(corner));
    int previous = order.valueAt(CornerTable.previous(corner));
    if (previous < value && next < value) {
      int[] n = {values[2 * next], values[2 * next + 1]};
      int[] p = {values[2 * previous], values[2 * previous + 1]};
      if (n[0] == p[0] && n[1] == p[1]) {
        return p;
      }
      int[] guess = byShape(corner, n, p);
      if (guess.length > 0) {
        return guess;
      }
    }
    int known = next < value ? next : value - 1;
    return known < 0 ? new int[2] : new int[] {values[2 * known], values[2 * known + 1]};
  }

  /** Empty if the edge has no length. */
  private int[] byShape(int corner, int[] n, int[] p) throws MediaException {
    long edge = 0;
    long along = 0;
    long[] pn = new long[3];
    long[] cn = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      long next = places.at(CornerTable.next(corner), axis);
      pn[axis] = places.at(CornerTable.previous(corner), axis) - next;
      cn[axis] = places.at(corner, axis) - next;
      edge += pn[axis] * pn[axis];
      along += cn[axis] * pn[axis];
    }
    if (edge == 0) {
      return new int[0];
    }
    long away = 0;
    for (int axis = 0; axis < 3; axis++) {
      long across = cn[axis] - pn[axis] * along / edge;
      away += across * across;
    }
    if (left == 0) {
      throw DracoInput.broken("too few sides of texture coordinates");
    }
    long height = root(away * edge);
    long side = sides[--left] ? 1 : -1;
    long du = p[0] - (long) n[0];
    long dv = p[1] - (long) n[1];
    return new int[] {
      (int) ((n[0] * edge + du * along + side * dv * height) / edge),
      (int) ((n[1] * edge + dv * along - side * du * height) / edge)
    };
  }

  /** The whole part of a square root, by Newton's method from above; as the encoder takes it. */
  private static long root(long number) {
    if (number <= 0) {
      return 0;
    }
    long root = (long) Math.sqrt((double) number);
    while (root > 0 && root * root > number) {
      root--;
    }
    while ((root + 1) * (root + 1) <= number && (root + 1) * (root + 1) > 0) {
      root++;
    }
    return root;
  }
}
