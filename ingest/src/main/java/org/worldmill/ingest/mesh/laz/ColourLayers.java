package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** The colour of point formats 7, 8 and 10, and the near infrared of 8 and 10 (v3). */
final class ColourLayers implements LayerItem {

  private final int at;
  private final boolean infrared;
  private final ColourDecoder[] colours = new ColourDecoder[4];
  private final InfraredDecoder[] infrareds = new InfraredDecoder[4];
  private final int[][] last = new int[4][];
  private List<Optional<ArithmeticDecoder>> in = List.of();
  private int channel;

  ColourLayers(int at, boolean infrared) {
    this.at = at;
    this.infrared = infrared;
  }

  @Override
  public int layers() {
    return infrared ? 2 : 1;
  }

  @Override
  public void begin(ByteBuffer point, int first, List<Optional<ArithmeticDecoder>> layers) {
    in = List.copyOf(layers);
    java.util.Arrays.fill(colours, null);
    channel = first;
    last[channel] = new int[infrared ? 4 : 3];
    ColourItem.take(point, at, last[channel]);
    open(channel);
  }

  private void open(int number) {
    colours[number] = new ColourDecoder();
    infrareds[number] = new InfraredDecoder();
  }

  @Override
  public int next(ByteBuffer point, int context) throws MediaException {
    int[] values = last[channel];
    if (channel != context) {
      channel = context;
      if (colours[channel] == null) {
        open(channel);
        last[channel] = values.clone();
        values = last[channel];
      }
    }
    if (in.get(0).isPresent()) {
      colours[channel].next(in.get(0).get(), values);
    }
    if (infrared && in.get(1).isPresent()) {
      infrareds[channel].next(in.get(1).get(), values);
    }
    ColourItem.put(values, point, at);
    return context;
  }

  /** A value of 16 bits by its bytes, the fourth of a colour's. */
  private static final class InfraredDecoder {
    private final SymbolModel changes = new SymbolModel(4);
    private final SymbolModel[] bytes = new SymbolModel[2];

    void next(ArithmeticDecoder in, int[] values) throws MediaException {
      int changed = in.symbol(changes);
      int value = 0;
      for (int half = 0; half < 2; half++) {
        int old = values[3] >>> (8 * half) & 255;
        boolean other = (changed >>> half & 1) != 0;
        int part = other ? in.symbol(SymbolModel.of(bytes, half, 256)) + old & 255 : old;
        value |= part << (8 * half);
      }
      values[3] = value;
    }
  }
}
