package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.worldmill.schemas.MediaException;

/** The first 20 bytes of point formats 0 to 5: place, intensity, returns, classification (v2). */
final class CoreItem implements PointItem {

  private static final int BYTES = 20;

  /** Which case a pair of number of returns and return is, the same ones near each other. */
  private static final String[] CASES = {
    "fedcba98", "e0136aa9", "d1247bba", "c3458ccb", "b6789ddc", "aabcdeed", "9abcdefe", "89abcdef"
  };

  private final ByteBuffer last = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final int[] intensities = new int[16];
  private final RunningMedian[] across = new RunningMedian[16];
  private final RunningMedian[] along = new RunningMedian[16];
  private final int[] heights = new int[8];
  private final SymbolModel changes = new SymbolModel(64);
  private final SymbolModel[] angles = {new SymbolModel(256), new SymbolModel(256)};
  private final SymbolModel[] returns = new SymbolModel[256];
  private final SymbolModel[] classes = new SymbolModel[256];
  private final SymbolModel[] users = new SymbolModel[256];
  private final IntegerCodec intensity = new IntegerCodec(16, 4);
  private final IntegerCodec source = new IntegerCodec(16, 1);
  private final IntegerCodec x = new IntegerCodec(32, 2);
  private final IntegerCodec y = new IntegerCodec(32, 22);
  private final IntegerCodec z = new IntegerCodec(32, 20);

  CoreItem() {
    for (int i = 0; i < across.length; i++) {
      across[i] = new RunningMedian();
      along[i] = new RunningMedian();
    }
  }

  @Override
  public void begin(ByteBuffer point) {
    last.put(0, point, 0, BYTES);
    last.putShort(12, (short) 0);
  }

  @Override
  public void next(ArithmeticDecoder in, ByteBuffer point) throws MediaException {
    int changed = in.symbol(changes);
    if ((changed & 32) != 0) {
      changed(in, 14, returns);
    }
    int bits = last.get(14);
    int number = bits & 7;
    int count = bits >>> 3 & 7;
    int kind = Character.digit(CASES[count].charAt(number), 16);
    if ((changed & 16) != 0) {
      intensities[kind] = intensity.read(in, intensities[kind], Math.min(kind, 3));
    }
    last.putShort(12, (short) intensities[kind]);
    if ((changed & 8) != 0) {
      changed(in, 15, classes);
    }
    if ((changed & 4) != 0) {
      last.put(16, (byte) (in.symbol(angles[bits >>> 6 & 1]) + last.get(16)));
    }
    if ((changed & 2) != 0) {
      changed(in, 17, users);
    }
    if ((changed & 1) != 0) {
      int known = Short.toUnsignedInt(last.getShort(18));
      last.putShort(18, (short) source.read(in, known, 0));
    }
    place(in, kind, Math.abs(count - number), count == 1 ? 1 : 0);
    point.put(0, last, 0, BYTES);
  }

  private void changed(ArithmeticDecoder in, int at, SymbolModel[] models) throws MediaException {
    int known = Byte.toUnsignedInt(last.get(at));
    last.put(at, (byte) in.symbol(SymbolModel.of(models, known, 256)));
  }

  private void place(ArithmeticDecoder in, int kind, int level, int single) throws MediaException {
    int dx = x.read(in, across[kind].middle(), single);
    across[kind].add(dx);
    last.putInt(0, last.getInt(0) + dx);
    int dy = y.read(in, along[kind].middle(), single + Math.min(x.bits() & ~1, 20));
    along[kind].add(dy);
    last.putInt(4, last.getInt(4) + dy);
    int bits = (x.bits() + y.bits()) / 2;
    heights[level] = z.read(in, heights[level], single + Math.min(bits & ~1, 18));
    last.putInt(8, heights[level]);
  }
}
