package org.worldmill.ingest.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.worldmill.schemas.MediaException;

/**
 * Looks at the outer structure of a media file in plain Java before FFmpeg sees it: refuses
 * encrypted ISO files (ISO/IEC 23001-7 protection boxes, PlayReady's among them), whose parser in
 * FFmpeg has had holes, and files shorter than their own structure says.
 */
public final class ContainerGuard {

  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mvex");
  private static final Set<String> CARRIERS = Set.of("ftyp", "moov", "mdat", "moof", "meta");
  private static final Set<String> PROTECTION =
      Set.of("sinf", "encv", "enca", "encs", "enct", "encm", "encf", "tenc", "senc", "pssh");
  private static final String PIFF_SENC = "a2394f525a9b4f14a2446c427c648df4";
  private static final String PIFF_TENC = "8974dbce7be74c5184f97148f9882554";
  private static final int MAX_BOXES = 2_000_000;

  private final RandomAccessFile file;
  private final long length;
  private int boxes;

  private ContainerGuard(RandomAccessFile file) throws IOException {
    this.file = file;
    this.length = file.length();
  }

  /**
   * Checks a file of any format; those it does not know pass.
   *
   * @throws MediaException EMPTY, ENCRYPTED, TRUNCATED or UNREADABLE
   */
  public static void check(Path path) throws MediaException {
    if (!Files.isRegularFile(path)) {
      throw new MediaException(MediaException.Code.UNREADABLE, "there is no such file");
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      new ContainerGuard(file).check();
    } catch (IOException e) {
      throw new MediaException(MediaException.Code.UNREADABLE, "it cannot be read", e);
    }
  }

  private void check() throws IOException, MediaException {
    if (length == 0) {
      throw new MediaException(MediaException.Code.EMPTY, "the file has no bytes");
    }
    if (length < 12) {
      return;
    }
    int first = file.readInt();
    String second = type();
    if (Set.of("ftyp", "moov", "moof", "mdat", "styp", "wide", "free", "skip", "pnot", "sidx")
        .contains(second)) {
      boxes(0, length, 0);
    } else if (first == 0x52494646) {
      riff();
    } else if (first == 0x1a45dfa3) {
      matroska();
    }
  }

  private void boxes(long from, long to, int depth) throws IOException, MediaException {
    long at = from;
    while (at + 8 <= to && boxes++ < MAX_BOXES) {
      file.seek(at);
      long size = file.readInt() & 0xffffffffL;
      String type = type();
      int header = 8;
      if (size == 1 && at + 16 <= to) {
        size = file.readLong();
        header = 16;
      } else if (size == 0) {
        size = to - at;
      }
      if (size < header) {
        return;
      }
      refuseProtection(type, at + header);
      if (depth == 0 && CARRIERS.contains(type) && size > length - at) {
        throw new MediaException(
            MediaException.Code.TRUNCATED,
            "its box '"
                + type
                + "' should end "
                + (size - (length - at))
                + " bytes behind the end of the file; fetch it again");
      }
      long end = Math.min(to, at + size);
      if (CONTAINERS.contains(type) && depth < 8) {
        boxes(at + header, end, depth + 1);
      } else if (type.equals("stsd") && end - at > header + 8) {
        boxes(at + header + 8, end, depth + 1);
      }
      at = end;
    }
  }

  private void refuseProtection(String type, long content) throws IOException, MediaException {
    boolean protectedBox = PROTECTION.contains(type);
    if (type.equals("uuid") && content + 16 <= length) {
      file.seek(content);
      String id = String.format("%016x%016x", file.readLong(), file.readLong());
      protectedBox = id.equals(PIFF_SENC) || id.equals(PIFF_TENC);
    }
    if (protectedBox) {
      throw new MediaException(
          MediaException.Code.ENCRYPTED,
          "it holds the protection box '" + type + "'; only clear files can be read");
    }
  }

  private void riff() throws IOException, MediaException {
    file.seek(4);
    long size = Integer.reverseBytes(file.readInt()) & 0xffffffffL;
    // Recorders that were switched off leave 0 or all ones; a reader then goes by the chunks.
    if (size > 0 && size < 0xfffffff0L && size + 8 > length + 1) {
      throw new MediaException(
          MediaException.Code.TRUNCATED,
          "its RIFF should be " + (size + 8) + " bytes long but has " + length);
    }
  }

  private void matroska() throws IOException, MediaException {
    file.seek(4);
    long head = number();
    file.seek(file.getFilePointer() + head);
    if (head < 0 || head > 4096 || file.getFilePointer() + 12 > length) {
      return;
    }
    if (file.readInt() != 0x18538067) {
      return;
    }
    long size = number();
    long end = file.getFilePointer() + size;
    if (size >= 0 && end > length) {
      throw new MediaException(
          MediaException.Code.TRUNCATED,
          "its segment should end at byte " + end + " but the file has " + length);
    }
  }

  /** An EBML number; -1 for "unknown". */
  private long number() throws IOException {
    int first = file.readUnsignedByte();
    int bytes = Integer.numberOfLeadingZeros(first) - 24;
    if (bytes > 7) {
      return -1;
    }
    long value = first & (0xff >> (bytes + 1));
    boolean ones = value == 0xff >> (bytes + 1);
    for (int i = 0; i < bytes; i++) {
      int next = file.readUnsignedByte();
      value = value << 8 | next;
      ones &= next == 0xff;
    }
    return ones ? -1 : value;
  }

  private String type() throws IOException {
    byte[] type = new byte[4];
    file.readFully(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
