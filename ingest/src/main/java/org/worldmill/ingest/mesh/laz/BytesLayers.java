package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** Bytes behind those that point formats 6 to 10 know, a layer each (v3). */
final class BytesLayers implements LayerItem {

  private final int at;
  private final int size;
  private final byte[][] last = new byte[4][];
  private final SymbolModel[][] models = new SymbolModel[4][];
  private List<Optional<ArithmeticDecoder>> in = List.of();
  private int channel;

  BytesLayers(int at, int size) {
    this.at = at;
    this.size = size;
  }

  @Override
  public int layers() {
    return size;
  }

  @Override
  public void begin(ByteBuffer point, int first, List<Optional<ArithmeticDecoder>> layers) {
    in = List.copyOf(layers);
    java.util.Arrays.fill(last, null);
    channel = first;
    last[channel] = new byte[size];
    models[channel] = new SymbolModel[size];
    point.get(at, last[channel]);
  }

  @Override
  public int next(ByteBuffer point, int context) throws MediaException {
    byte[] values = last[channel];
    if (channel != context) {
      channel = context;
      if (last[channel] == null) {
        last[channel] = values.clone();
        models[channel] = new SymbolModel[size];
        values = last[channel];
      }
    }
    for (int i = 0; i < size; i++) {
      if (in.get(i).isPresent()) {
        values[i] += (byte) in.get(i).get().symbol(SymbolModel.of(models[channel], i, 256));
      }
    }
    point.put(at, values);
    return context;
  }
}
