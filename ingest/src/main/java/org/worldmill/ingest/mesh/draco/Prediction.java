package org.worldmill.ingest.mesh.draco;

import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Undoes predictions: values are stored as what they differ by from a guess. Guesses are the value
 * before, the fourth corner of a parallelogram, the mean of several such, texture coordinates by
 * the shape of the face in space, or normals of the faces around.
 */
final class Prediction {

  static final int NONE = -2;
  static final int OCTAHEDRAL = 3;

  private static final int DIFFERENCE = 0;
  private static final int PARALLELOGRAM = 1;
  private static final int MULTIPLE = 4;
  private static final int TEXTURE = 5;
  private static final int NORMAL = 6;
  private static final int WRAPPED = 1;
  private static final int MOST_PARALLELOGRAMS = 4;

  private final Optional<Sequence> sequence;
  private final Optional<Places> places;
  private int[] values = new int[0];
  private int width;
  private int transform;
  private int least;
  private int most;
  private Octahedron octahedron = new Octahedron(3);

  /** For values in this order, or in that of points where there is none. */
  Prediction(Optional<Sequence> sequence, Optional<Places> places) {
    this.sequence = sequence;
    this.places = places;
  }

  /** Turns differences into values, in place. */
  void undo(DracoInput in, int scheme, int how, int[] stored, int parts) throws MediaException {
    values = stored;
    width = parts;
    transform = how;
    if (scheme == NONE) {
      return;
    }
    if (how != WRAPPED && how != OCTAHEDRAL && how != 0) {
      throw unsupported("transform " + how);
    }
    if (how == OCTAHEDRAL && parts != 2) {
      throw DracoInput.broken("directions of " + parts + " values");
    }
    switch (scheme) {
      case DIFFERENCE -> {
        readTransform(in);
        undoDifferences();
      }
      case PARALLELOGRAM -> {
        readTransform(in);
        undoParallelograms(needed());
      }
      case MULTIPLE -> undoMultiple(in, needed());
      case TEXTURE -> undoTexture(in, needed());
      case NORMAL -> undoNormals(in, needed());
      default -> throw unsupported("prediction " + scheme);
    }
  }

  private Sequence needed() throws MediaException {
    return sequence.orElseThrow(() -> DracoInput.broken("a prediction by faces without faces"));
  }

  private static MediaException unsupported(String what) {
    return new MediaException(
        Code.UNSUPPORTED,
        "its Draco data uses %s, which is not read; encode the model with a newer encoder"
            .formatted(what));
  }

  private void readTransform(DracoInput in) throws MediaException {
    if (transform == WRAPPED) {
      least = in.i32();
      most = in.i32();
      if (least > most) {
        throw DracoInput.broken("values from %d to %d".formatted(least, most));
      }
    } else if (transform == OCTAHEDRAL) {
      int quantised = in.i32();
      in.i32(); // The centre, which follows.
      octahedron = new Octahedron(quantised);
    }
  }

  /** Replaces the difference at {@code at} by the value. */
  private void correct(int[] guess, int at) {
    if (transform == OCTAHEDRAL) {
      octahedron.correct(guess, values, at);
      return;
    }
    int span = 1 + most - least;
    for (int i = 0; i < width; i++) {
      if (transform == WRAPPED) {
        int value = Math.max(least, Math.min(most, guess[i])) + values[at + i];
        values[at + i] = value > most ? value - span : value < least ? value + span : value;
      } else {
        values[at + i] += guess[i];
      }
    }
  }

  private int[] before(int at) {
    int[] guess = new int[width];
    if (at > 0) {
      System.arraycopy(values, at - width, guess, 0, width);
    }
    return guess;
  }

  private void undoDifferences() {
    for (int at = 0; at < values.length; at += width) {
      correct(before(at), at);
    }
  }

  private void undoParallelograms(Sequence order) {
    int[] guess = new int[width];
    for (int value = 0; value < order.size(); value++) {
      int at = value * width;
      boolean found = value > 0 && parallelogram(order, value, order.cornerOf(value), guess);
      correct(found ? guess : before(at), at);
    }
  }

  /** The corner that makes a parallelogram with the face across, if all its values are known. */
  private boolean parallelogram(Sequence order, int value, int corner, int[] guess) {
    int across = order.table().opposite(corner);
    if (across == CornerTable.NONE) {
      return false;
    }
    int far = order.valueAt(across);
    int next = order.valueAt(CornerTable.next(across));
    int previous = order.valueAt(CornerTable.previous(across));
    if (far >= value || next >= value || previous >= value) {
      return false;
    }
    for (int i = 0; i < width; i++) {
      guess[i] = values[next * width + i] + values[previous * width + i] - values[far * width + i];
    }
    return true;
  }

  private void undoMultiple(DracoInput in, Sequence order) throws MediaException {
    boolean[][] creases = new boolean[MOST_PARALLELOGRAMS][];
    for (int i = 0; i < MOST_PARALLELOGRAMS; i++) {
      creases[i] = new boolean[in.count("crease flags", 3L * order.table().vertex.length)];
      if (creases[i].length > 0) {
        RansBits bits = RansBits.read(in);
        for (int k = 0; k < creases[i].length; k++) {
          creases[i][k] = bits.next();
        }
      }
    }
    readTransform(in);
    int[] used = new int[MOST_PARALLELOGRAMS];
    int[][] guesses = new int[MOST_PARALLELOGRAMS][width];
    for (int value = 0; value < order.size(); value++) {
      int at = value * width;
      int found = value == 0 ? 0 : parallelograms(order, value, guesses);
      int[] guess = before(at);
      int kept = 0;
      long[] sum = new long[width];
      for (int i = 0; i < found; i++) {
        if (used[found - 1] == creases[found - 1].length) {
          throw DracoInput.broken("too few crease flags");
        }
        if (!creases[found - 1][used[found - 1]++]) {
          kept++;
          for (int k = 0; k < width; k++) {
            sum[k] += guesses[i][k];
          }
        }
      }
      for (int k = 0; kept > 0 && k < width; k++) {
        guess[k] = (int) sum[k] / kept;
      }
      correct(guess, at);
    }
  }

  private int parallelograms(Sequence order, int value, int[][] guesses) {
    int start = order.cornerOf(value);
    int corner = start;
    int found = 0;
    boolean leftwards = true;
    while (corner != CornerTable.NONE) {
      if (parallelogram(order, value, corner, guesses[found])) {
        found++;
        if (found == MOST_PARALLELOGRAMS) {
          return found;
        }
      }
      corner = leftwards ? order.table().swingLeft(corner) : order.table().swingRight(corner);
      if (corner == start) {
        return found;
      }
      if (corner == CornerTable.NONE && leftwards) {
        leftwards = false;
        corner = order.table().swingRight(start);
      }
    }
    return found;
  }

  private void undoTexture(DracoInput in, Sequence order) throws MediaException {
    if (width != 2) {
      throw DracoInput.broken("texture coordinates of " + width + " values");
    }
    TextureGuess guess = TextureGuess.read(in, order, places.orElseThrow());
    readTransform(in);
    for (int value = 0; value < order.size(); value++) {
      correct(guess.at(values, value), 2 * value);
    }
  }

  private void undoNormals(DracoInput in, Sequence order) throws MediaException {
    readTransform(in);
    if (transform != OCTAHEDRAL) {
      throw unsupported("normals of transform " + transform);
    }
    RansBits flips = RansBits.read(in);
    int[] guess = new int[2];
    for (int value = 0; value < order.size(); value++) {
      long[] normal = normal(order, order.cornerOf(value));
      octahedron.scale(normal);
      if (flips.next()) {
        for (int axis = 0; axis < 3; axis++) {
          normal[axis] = -normal[axis];
        }
      }
      octahedron.fold(normal, guess);
      correct(guess, 2 * value);
    }
  }

  /** The sum of the normals of the faces around a corner, by their areas. */
  private long[] normal(Sequence order, int start) throws MediaException {
    Places at = places.orElseThrow();
    long[] sum = new long[3];
    int corner = start;
    boolean leftwards = true;
    while (corner != CornerTable.NONE) {
      addNormal(at, corner, sum);
      if (leftwards) {
        corner = order.table().swingLeft(corner);
        if (corner == CornerTable.NONE) {
          leftwards = false;
          corner = order.table().swingRight(start);
        } else if (corner == start) {
          break;
        }
      } else {
        corner = order.table().swingRight(corner);
      }
    }
    long all = Math.abs(sum[0]) + Math.abs(sum[1]) + Math.abs(sum[2]);
    long bound = 1L << 29;
    if (all > bound) {
      for (int axis = 0; axis < 3; axis++) {
        sum[axis] /= all / bound;
      }
    }
    return sum;
  }

  private static void addNormal(Places at, int corner, long[] sum) throws MediaException {
    long[] u = new long[3];
    long[] v = new long[3];
    for (int axis = 0; axis < 3; axis++) {
      long here = at.at(corner, axis);
      u[axis] = at.at(CornerTable.next(corner), axis) - here;
      v[axis] = at.at(CornerTable.previous(corner), axis) - here;
    }
    sum[0] += u[1] * v[2] - u[2] * v[1];
    sum[1] += u[2] * v[0] - u[0] * v[2];
    sum[2] += u[0] * v[1] - u[1] * v[0];
  }
}
