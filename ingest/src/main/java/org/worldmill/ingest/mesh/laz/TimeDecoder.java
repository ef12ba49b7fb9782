package org.worldmill.ingest.mesh.laz;

import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Times as whole numbers made of the bits of doubles: up to four sequences, in each of which steps
 * are told as multiples of the one before.
 */
final class TimeDecoder {

  private static final int MULTIPLES = 500;
  private static final int NEGATIVE = -10;
  private static final int MOST_SWITCHES = 8;

  private final SymbolModel multiples;
  private final SymbolModel starts;
  private final IntegerCodec steps = new IntegerCodec(32, 9);
  private final int shift;
  private final int whole;
  private final int[] step = new int[4];
  private final int[] extremes = new int[4];
  private final long[] times = new long[4];
  private int current;
  private int newest;

  /**
   * Begins with a time.
   *
   * @param unchanged whether a time may also be told to be as the last one, as in formats 0 to 5
   */
  TimeDecoder(long first, boolean unchanged) {
    times[0] = first;
    shift = unchanged ? 1 : 0;
    whole = MULTIPLES - NEGATIVE + 1 + shift;
    multiples = new SymbolModel(whole + 4);
    starts = new SymbolModel(5 + shift);
  }

  /** The next time. */
  long next(ArithmeticDecoder in) throws MediaException {
    for (int i = 0; i < MOST_SWITCHES; i++) {
      boolean switched = step[current] == 0 ? start(in) : go(in);
      if (!switched) {
        return times[current];
      }
    }
    throw new MediaException(Code.CORRUPT, "its packed times are broken; fetch the file again");
  }

  /** After a time that stood still; true if another sequence goes on. */
  private boolean start(ArithmeticDecoder in) throws MediaException {
    int code = in.symbol(starts) - shift;
    if (code == 0) {
      step[current] = steps.read(in, 0, 0);
      times[current] += step[current];
      extremes[current] = 0;
    } else if (code == 1) {
      other(in);
    } else if (code > 1) {
      current = current + code - 1 & 3;
      return true;
    }
    return false;
  }

  private boolean go(ArithmeticDecoder in) throws MediaException {
    int code = in.symbol(multiples);
    if (code == 1) {
      times[current] += steps.read(in, step[current], 1);
      extremes[current] = 0;
    } else if (code < whole - shift) {
      times[current] += multiple(in, code);
    } else if (code == whole) {
      other(in);
    } else if (code > whole) {
      current = current + code - whole & 3;
      return true;
    }
    return false;
  }

  private int multiple(ArithmeticDecoder in, int code) throws MediaException {
    int found;
    boolean extreme = code == 0 || code == MULTIPLES;
    if (code == 0) {
      found = steps.read(in, 0, 7);
    } else if (code < MULTIPLES) {
      found = steps.read(in, code * step[current], code < 10 ? 2 : 3);
    } else if (code == MULTIPLES) {
      found = steps.read(in, MULTIPLES * step[current], 4);
    } else {
      int negative = MULTIPLES - code;
      extreme = negative <= NEGATIVE;
      found =
          extreme
              ? steps.read(in, NEGATIVE * step[current], 6)
              : steps.read(in, negative * step[current], 5);
    }
    if (extreme && ++extremes[current] > 3) {
      step[current] = found;
      extremes[current] = 0;
    }
    return found;
  }

  /** A new sequence, whose first time is told whole. */
  private void other(ArithmeticDecoder in) throws MediaException {
    newest = newest + 1 & 3;
    long upper = steps.read(in, (int) (times[current] >>> 32), 8);
    times[newest] = upper << 32 | Integer.toUnsignedLong(in.bits(32));
    current = newest;
    step[current] = 0;
    extremes[current] = 0;
  }
}
