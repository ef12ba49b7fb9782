package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The points of a LAZ file, one after the other, as a LAS file would have them. */
public final class LazPoints {

  private final ByteBuffer file;
  private final LazLayout layout;
  private final LazChunks chunks;
  private final List<PointItem> items = new ArrayList<>();
  private final List<LayerItem> layers = new ArrayList<>();
  private Optional<ArithmeticDecoder> in = Optional.empty();
  private int chunk = -1;
  private long left;

  private LazPoints(ByteBuffer file, LazLayout layout, LazChunks chunks) {
    this.file = file;
    this.layout = layout;
    this.chunks = chunks;
  }

  /**
   * The points of a file.
   *
   * @param file all of its bytes
   * @param start where its points begin, by its header
   * @param pointBytes size of a point, by its header
   * @param points their number, by its header
   * @throws MediaException {@code UNSUPPORTED} for point formats and versions of the compression
   *     that are not read
   */
  public static LazPoints of(ByteBuffer file, long start, int pointBytes, long points)
      throws MediaException {
    ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    LazLayout layout = LazLayout.of(bytes, start, pointBytes);
    return new LazPoints(bytes, layout, LazChunks.of(bytes, start, layout, points));
  }

  /** Reads the next point into a record, which is little-endian and keeps the last one. */
  public void next(ByteBuffer point) throws MediaException {
    if (left > 0) {
      left--;
      unpack(point);
      return;
    }
    if (++chunk >= chunks.count()) {
      throw new MediaException(
          Code.TRUNCATED,
          "its %d chunks hold fewer points than its header states; fetch the file again"
              .formatted(chunks.count()));
    }
    ByteBuffer bytes = chunks.bytes(file, chunk);
    if (bytes.remaining() < layout.pointBytes()) {
      throw LazChunks.broken(chunk);
    }
    point.put(0, bytes, bytes.position(), layout.pointBytes());
    bytes.position(bytes.position() + layout.pointBytes());
    left = chunks.points(chunk) - 1;
    if (left > 0) {
      begin(point, bytes);
    }
  }

  private void unpack(ByteBuffer point) throws MediaException {
    for (PointItem item : items) {
      item.next(in.orElseThrow(), point);
    }
    int context = 0;
    for (LayerItem item : layers) {
      context = item.next(point, context);
    }
  }

  private void begin(ByteBuffer point, ByteBuffer bytes) throws MediaException {
    items.clear();
    layers.clear();
    if (layout.layered()) {
      beginLayers(point, bytes);
      return;
    }
    items.addAll(layout.items());
    items.forEach(item -> item.begin(point));
    in = Optional.of(new ArithmeticDecoder(bytes));
  }

  private void beginLayers(ByteBuffer point, ByteBuffer bytes) throws MediaException {
    layers.addAll(layout.layers());
    int total = layers.stream().mapToInt(LayerItem::layers).sum();
    if (bytes.remaining() < 4 + 4 * total) {
      throw LazChunks.broken(chunk);
    }
    long stated = Integer.toUnsignedLong(bytes.getInt());
    if (stated != left + 1) {
      throw LazChunks.broken(chunk);
    }
    int[] sizes = new int[total];
    for (int i = 0; i < total; i++) {
      sizes[i] = bytes.getInt();
    }
    int next = 0;
    int channel = point.get(15) >>> 4 & 3;
    for (LayerItem item : layers) {
      List<Optional<ArithmeticDecoder>> own = new ArrayList<>();
      for (int i = 0; i < item.layers(); i++) {
        own.add(layer(bytes, sizes[next++]));
      }
      item.begin(point, channel, own);
    }
  }

  private Optional<ArithmeticDecoder> layer(ByteBuffer bytes, int size) throws MediaException {
    if (size == 0) {
      return Optional.empty();
    }
    if (size < 0 || size > bytes.remaining()) {
      throw LazChunks.broken(chunk);
    }
    ByteBuffer layer = bytes.slice(bytes.position(), size);
    bytes.position(bytes.position() + size);
    return Optional.of(new ArithmeticDecoder(layer));
  }

  /** A layer without which nothing can be read. */
  static ArithmeticDecoder need(Optional<ArithmeticDecoder> layer) throws MediaException {
    return layer.orElseThrow(
        () -> new MediaException(Code.CORRUPT, "it has no layer of places; fetch the file again"));
  }
}
