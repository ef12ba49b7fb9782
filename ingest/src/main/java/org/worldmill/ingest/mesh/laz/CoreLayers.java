package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;

/** The first 30 bytes of point formats 6 to 10, in nine layers (v3). */
final class CoreLayers implements LayerItem {

  private static final int LAYERS = 9;

  private final CoreChannel[] channels = new CoreChannel[4];
  private List<Optional<ArithmeticDecoder>> in = List.of();
  private int channel;

  @Override
  public int layers() {
    return LAYERS;
  }

  @Override
  public void begin(ByteBuffer point, int first, List<Optional<ArithmeticDecoder>> layers) {
    in = List.copyOf(layers);
    java.util.Arrays.fill(channels, null);
    channel = first;
    channels[channel] = new CoreChannel(point);
  }

  @Override
  public int next(ByteBuffer point, int context) throws MediaException {
    ArithmeticDecoder places = LazPoints.need(in.get(0));
    int changed = channels[channel].changes(places);
    if ((changed & 64) != 0) {
      int other = channels[channel].otherChannel(places, channel);
      if (channels[other] == null) {
        channels[other] = new CoreChannel(channels[channel].last());
      }
      channel = other;
    }
    channels[channel].next(in, changed, channel);
    point.put(0, channels[channel].last(), 0, CoreChannel.BYTES);
    return (changed & 64) != 0 ? channel : 0;
  }
}
