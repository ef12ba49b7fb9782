package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * How the points of a file are packed, as its record of LASzip says.
 *
 * @param layered whether each value has a layer of its own
 * @param chunkPoints points of a chunk; -1 where the table of chunks says it
 * @param pointBytes size of a point
 * @param parts what a point consists of
 */
record LazLayout(boolean layered, long chunkPoints, int pointBytes, List<Part> parts) {

  private static final String USER = "laszip encoded";
  private static final int RECORD = 22204;
  private static final int VLR_BYTES = 54;
  private static final int CHUNKED = 2;
  private static final int LAYERED = 3;

  LazLayout {
    parts = List.copyOf(parts);
  }

  /**
   * A part of a point.
   *
   * @param kind its number in LASzip
   * @param at its first byte
   */
  record Part(int kind, int at, int size) {}

  static LazLayout of(ByteBuffer file, long start, int pointBytes) throws MediaException {
    ByteBuffer record = record(file, start);
    int compressor = record.getShort();
    record.position(record.position() + 10);
    long chunk = record.getInt();
    record.position(record.position() + 16);
    int count = Short.toUnsignedInt(record.getShort());
    if (compressor != CHUNKED && compressor != LAYERED) {
      throw unsupported("compressor " + compressor);
    }
    if (record.remaining() < 6 * count) {
      throw new MediaException(
          Code.CORRUPT, "its record of LASzip ends too early; fetch the file again");
    }
    List<Part> parts = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < count; i++) {
      int kind = record.getShort();
      int size = Short.toUnsignedInt(record.getShort());
      int version = record.getShort();
      check(kind, size, version, compressor == LAYERED);
      parts.add(new Part(kind, at, size));
      at += size;
    }
    if (at != pointBytes
        || parts.isEmpty()
        || (parts.get(0).kind() != 6 && parts.get(0).kind() != 10)) {
      throw new MediaException(
          Code.CORRUPT,
          "its points have %d bytes, those packed %d; fetch the file again"
              .formatted(pointBytes, at));
    }
    return new LazLayout(compressor == LAYERED, chunk, pointBytes, parts);
  }

  private static ByteBuffer record(ByteBuffer file, long start) throws MediaException {
    int at = Short.toUnsignedInt(file.getShort(94));
    long count = Integer.toUnsignedLong(file.getInt(100));
    for (long i = 0; i < count && at + VLR_BYTES <= Math.min(start, file.limit()); i++) {
      byte[] user = new byte[USER.length()];
      file.get(at + 2, user);
      int size = Short.toUnsignedInt(file.getShort(at + 20));
      boolean found =
          Short.toUnsignedInt(file.getShort(at + 18)) == RECORD
              && new String(user, StandardCharsets.ISO_8859_1).equals(USER);
      if (found && size >= 34 && at + VLR_BYTES + size <= file.limit()) {
        return file.slice(at + VLR_BYTES, size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      }
      at += VLR_BYTES + size;
    }
    throw new MediaException(
        Code.CORRUPT, "its points are compressed, but no record says how; fetch the file again");
  }

  private static void check(int kind, int size, int version, boolean layered)
      throws MediaException {
    int wanted =
        switch (kind) {
          case 0, 14 -> size;
          case 6 -> 20;
          case 7 -> 8;
          case 8, 11 -> 6;
          case 10 -> 30;
          case 12 -> 8;
          default -> -1;
        };
    boolean newer = kind >= 10;
    if (wanted < 0 || newer != layered || version != (newer ? 3 : 2)) {
      throw unsupported("item %d of version %d".formatted(kind, version));
    }
    if (size != wanted || size == 0) {
      throw new MediaException(
          Code.CORRUPT,
          "item %d has %d bytes instead of %d; fetch the file again".formatted(kind, size, wanted));
    }
  }

  private static MediaException unsupported(String what) {
    return new MediaException(
        Code.UNSUPPORTED,
        "its points are packed with %s of LASzip, which cannot be read; save it as LAS"
            .formatted(what));
  }

  /** Readers of the parts of a point, as new. */
  List<PointItem> items() {
    List<PointItem> items = new ArrayList<>();
    for (Part part : parts) {
      items.add(
          switch (part.kind()) {
            case 6 -> new CoreItem();
            case 7 -> new TimeItem(part.at());
            case 8 -> new ColourItem(part.at());
            default -> new BytesItem(part.at(), part.size());
          });
    }
    return items;
  }

  /** Readers of the layers of a point, as new. */
  List<LayerItem> layers() {
    List<LayerItem> layers = new ArrayList<>();
    for (Part part : parts) {
      layers.add(
          switch (part.kind()) {
            case 10 -> new CoreLayers();
            case 11 -> new ColourLayers(part.at(), false);
            case 12 -> new ColourLayers(part.at(), true);
            default -> new BytesLayers(part.at(), part.size());
          });
    }
    return layers;
  }
}
