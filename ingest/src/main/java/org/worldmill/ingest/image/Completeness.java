package org.worldmill.ingest.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.worldmill.schemas.MediaException;

/**
 * Finds stills that end before they should, where decoders fill the missing part with gray without
 * a word: JPEG needs its end marker behind the first scan, PNG all of its chunks to IEND, WebP the
 * length its header states, JPEG 2000 its end of codestream. Other decoders notice by themselves.
 */
final class Completeness {

  private final ByteBuffer bytes;

  private Completeness(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** Throws TRUNCATED if the file is cut off. */
  static void check(Path file, ImageFormat format) throws MediaException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      refuseAnimatedWebp(mapped, format);
      boolean whole = new Completeness(mapped).isWhole(format);
      if (!whole) {
        throw new MediaException(
            MediaException.Code.TRUNCATED,
            "the "
                + format.id()
                + " breaks off before its end at byte "
                + size
                + "; fetch it again");
      }
    } catch (IOException e) {
      throw new MediaException(MediaException.Code.UNREADABLE, "it cannot be read", e);
    }
  }

  /** The bit in the extended header that says so; its decoder knows single pictures alone. */
  private static void refuseAnimatedWebp(ByteBuffer bytes, ImageFormat format)
      throws MediaException {
    if (format == ImageFormat.WEBP
        && bytes.limit() > 20
        && bytes.getInt(12) == 0x56503858
        && (bytes.get(20) & 2) != 0) {
      throw new MediaException(
          MediaException.Code.UNSUPPORTED,
          "an animated WebP cannot be decoded; convert it to a film or to single pictures");
    }
  }

  private boolean isWhole(ImageFormat format) {
    return switch (format) {
      case JPEG -> jpegEnds();
      case PNG -> pngEnds();
      case WEBP ->
          bytes.limit() < 12
              || (bytes.order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffffffffL) + 8
                  <= bytes.limit() + 1L;
      case JPEG2000 -> endsWith(0xff, 0xd9);
      default -> true;
    };
  }

  /** Walks the segments to the first scan, then looks for an end marker, which no scan contains. */
  private boolean jpegEnds() {
    int at = 2;
    while (at + 4 <= bytes.limit()) {
      if ((bytes.get(at) & 0xff) != 0xff) {
        at++;
        continue;
      }
      int marker = bytes.get(at + 1) & 0xff;
      if (marker == 0xda) {
        return hasEndAfter(at + 2);
      }
      if (marker == 0xff || marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
        at += marker == 0xff ? 1 : 2;
        continue;
      }
      at += 2 + Math.max(2, bytes.getShort(at + 2) & 0xffff);
    }
    return false;
  }

  private boolean hasEndAfter(int from) {
    for (int i = from; i + 1 < bytes.limit(); i++) {
      if (bytes.get(i) == (byte) 0xff && bytes.get(i + 1) == (byte) 0xd9) {
        return true;
      }
    }
    return false;
  }

  private boolean pngEnds() {
    long at = 8;
    while (at + 12 <= bytes.limit()) {
      long size = bytes.getInt((int) at) & 0xffffffffL;
      int type = bytes.getInt((int) at + 4);
      at += 12 + size;
      if (type == 0x49454e44) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWith(int first, int second) {
    // A few writers pad the file.
    for (int i = bytes.limit() - 2; i >= Math.max(0, bytes.limit() - 64); i--) {
      if ((bytes.get(i) & 0xff) == first && (bytes.get(i + 1) & 0xff) == second) {
        return true;
      }
    }
    return false;
  }
}
