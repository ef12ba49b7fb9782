package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** What is known of the points of one channel of a scanner, and how the next one differs. */
final class CoreChannel {

  static final int BYTES = 30;

  /** Which case a pair of number of returns and return is. */
  private static final String[] CASES = {
    "0123453445555555",
    "1013333333333333",
    "2124444444433333",
    "3345444444444444",
    "4344544444444444",
    "5344454444444444",
    "3344445444444444",
    "4344444544444444",
    "4344444454444444",
    "5344444445444444",
    "5344444444544444",
    "5334444444455444",
    "5334444444455544",
    "5334444444445554",
    "5334444444444555",
    "5334444444444455"
  };

  private final ByteBuffer last = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final int[] intensities = new int[8];
  private final int[] heights = new int[8];
  private final RunningMedian[] across = new RunningMedian[12];
  private final RunningMedian[] along = new RunningMedian[12];
  private final SymbolModel[] changes = new SymbolModel[8];
  private final SymbolModel channels = new SymbolModel(3);
  private final SymbolModel[] counts = new SymbolModel[16];
  private final SymbolModel[] numbers = new SymbolModel[16];
  private final SymbolModel numberSteps = new SymbolModel(13);
  private final SymbolModel[] classes = new SymbolModel[64];
  private final SymbolModel[] flags = new SymbolModel[64];
  private final SymbolModel[] users = new SymbolModel[64];
  private final IntegerCodec x = new IntegerCodec(32, 2);
  private final IntegerCodec y = new IntegerCodec(32, 22);
  private final IntegerCodec z = new IntegerCodec(32, 20);
  private final IntegerCodec intensity = new IntegerCodec(16, 4);
  private final IntegerCodec angle = new IntegerCodec(16, 2);
  private final IntegerCodec source = new IntegerCodec(16, 1);
  private final TimeDecoder times;
  private boolean timeChanged;

  /** Begins with a point. */
  CoreChannel(ByteBuffer point) {
    last.put(0, point, 0, BYTES);
    java.util.Arrays.fill(heights, last.getInt(8));
    java.util.Arrays.fill(intensities, Short.toUnsignedInt(last.getShort(12)));
    for (int i = 0; i < across.length; i++) {
      across[i] = new RunningMedian();
      along[i] = new RunningMedian();
    }
    times = new TimeDecoder(last.getLong(22), false);
  }

  ByteBuffer last() {
    return last;
  }

  private int number() {
    return last.get(14) & 15;
  }

  private int count() {
    return last.get(14) >>> 4 & 15;
  }

  /** Which values of the next point are others than those of the last one. */
  int changes(ArithmeticDecoder in) throws MediaException {
    int kind = (number() == 1 ? 1 : 0) + (number() >= count() ? 2 : 0) + (timeChanged ? 4 : 0);
    return in.symbol(SymbolModel.of(changes, kind, 128));
  }

  int otherChannel(ArithmeticDecoder in, int channel) throws MediaException {
    return channel + in.symbol(channels) + 1 & 3;
  }

  /**
   * Reads the next point.
   *
   * @param in layers of places and returns, heights, classes, flags, intensities, angles, user's
   *     bytes, sources, times
   */
  void next(List<Optional<ArithmeticDecoder>> in, int changed, int channel) throws MediaException {
    ArithmeticDecoder places = LazPoints.need(in.get(0));
    timeChanged = (changed & 16) != 0;
    int time = timeChanged ? 1 : 0;
    returns(places, changed);
    int n = count();
    int r = number();
    int kind = 2 * Character.digit(CASES[n].charAt(r), 16) + time;
    int single = n == 1 ? 1 : 0;
    place(places, kind, single);
    if (in.get(1).isPresent()) {
      int level = Math.min(7, Math.abs(n - r));
      int bits = Math.min((x.bits() + y.bits()) / 2 & ~1, 18);
      heights[level] = z.read(in.get(1).get(), heights[level], single + bits);
      last.putInt(8, heights[level]);
    }
    int end = (r == 1 ? 2 : 0) + (r >= n ? 1 : 0);
    classAndFlags(in.get(2), in.get(3), end, channel);
    if (in.get(4).isPresent()) {
      int at = 2 * end + time;
      intensities[at] = intensity.read(in.get(4).get(), intensities[at], end);
      last.putShort(12, (short) intensities[at]);
    }
    if (in.get(5).isPresent() && (changed & 8) != 0) {
      last.putShort(18, (short) angle.read(in.get(5).get(), last.getShort(18), time));
    }
    if (in.get(6).isPresent()) {
      int user = Byte.toUnsignedInt(last.get(17)) / 4;
      last.put(17, (byte) in.get(6).get().symbol(SymbolModel.of(users, user, 256)));
    }
    if (in.get(7).isPresent() && (changed & 32) != 0) {
      int known = Short.toUnsignedInt(last.getShort(20));
      last.putShort(20, (short) source.read(in.get(7).get(), known, 0));
    }
    if (in.get(8).isPresent() && timeChanged) {
      last.putLong(22, times.next(in.get(8).get()));
    }
  }

  private void returns(ArithmeticDecoder in, int changed) throws MediaException {
    int n = count();
    int r = number();
    int count = (changed & 4) != 0 ? in.symbol(SymbolModel.of(counts, n, 16)) : n;
    int number =
        switch (changed & 3) {
          case 0 -> r;
          case 1 -> r + 1 & 15;
          case 2 -> r + 15 & 15;
          default ->
              timeChanged
                  ? in.symbol(SymbolModel.of(numbers, r, 16))
                  : r + in.symbol(numberSteps) + 2 & 15;
        };
    last.put(14, (byte) (number | count << 4));
  }

  private void place(ArithmeticDecoder in, int kind, int single) throws MediaException {
    int dx = x.read(in, across[kind].middle(), single);
    across[kind].add(dx);
    last.putInt(0, last.getInt(0) + dx);
    int dy = y.read(in, along[kind].middle(), single + Math.min(x.bits() & ~1, 20));
    along[kind].add(dy);
    last.putInt(4, last.getInt(4) + dy);
  }

  private void classAndFlags(
      Optional<ArithmeticDecoder> classLayer,
      Optional<ArithmeticDecoder> flagLayer,
      int end,
      int channel)
      throws MediaException {
    if (classLayer.isPresent()) {
      int known = (last.get(16) & 31) * 2 + (end == 3 ? 1 : 0);
      last.put(16, (byte) classLayer.get().symbol(SymbolModel.of(classes, known, 256)));
    }
    int bits = last.get(15);
    // In the file the channel stands between the flags and the direction; here it does not.
    int known = (bits & 15) | ((bits >>> 2) & 48);
    if (flagLayer.isPresent()) {
      known = flagLayer.get().symbol(SymbolModel.of(flags, known, 64));
    }
    last.put(15, (byte) ((known & 15) | (channel << 4) | ((known & 48) << 2)));
  }
}
