package org.worldmill.ingest.mesh.usd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * A USDZ package (OpenUSD, "Usdz File Format Specification"): a zip archive whose files are stored
 * as they are, each beginning at a multiple of 64 bytes. Nothing is unpacked, so that no archive is
 * larger inside than outside; the check sum of each file that is opened is compared.
 */
final class UsdzPackage implements UsdFiles {

  private static final int MAX_ENTRIES = 10_000;
  private static final int ALIGNMENT = 64;
  private static final int END = 0x06054b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_BYTES = 30;

  private record Entry(int offset, int size, int checkSum) {}

  private final ByteBuffer bytes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Set<String> checked = new HashSet<>();
  private int unaligned;

  UsdzPackage(ByteBuffer file) throws MediaException {
    bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int end = end();
    int count = Short.toUnsignedInt(bytes.getShort(end + 10));
    long at = Integer.toUnsignedLong(bytes.getInt(end + 16));
    if (count > MAX_ENTRIES) {
      throw new MediaException(
          Code.TOO_LARGE,
          "its archive has %d entries, the limit is %d; pack fewer files"
              .formatted(count, MAX_ENTRIES));
    }
    for (int i = 0; i < count; i++) {
      at += entry(at);
    }
  }

  /** Where the archive's last record begins; only a comment may stand behind it. */
  private int end() throws MediaException {
    int least = Math.max(0, bytes.limit() - END_BYTES - 0xffff);
    for (int at = bytes.limit() - END_BYTES; at >= least; at--) {
      if (bytes.getInt(at) == END) {
        return at;
      }
    }
    throw new MediaException(Code.TRUNCATED, "its archive has no end; fetch the file again");
  }

  /** Takes an entry of the directory, and returns its size. */
  private int entry(long at) throws MediaException {
    if (at + CENTRAL_BYTES > bytes.limit() || bytes.getInt((int) at) != CENTRAL) {
      throw broken("directory is broken at byte " + at);
    }
    int here = (int) at;
    int nameBytes = Short.toUnsignedInt(bytes.getShort(here + 28));
    int more =
        Short.toUnsignedInt(bytes.getShort(here + 30))
            + Short.toUnsignedInt(bytes.getShort(here + 32));
    if (at + CENTRAL_BYTES + nameBytes > bytes.limit()) {
      throw broken("directory ends too early");
    }
    byte[] name = new byte[nameBytes];
    bytes.get(here + CENTRAL_BYTES, name);
    String path = new String(name, StandardCharsets.UTF_8);
    if (!path.endsWith("/")) {
      entries.putIfAbsent(path, content(path, here));
    }
    return CENTRAL_BYTES + nameBytes + more;
  }

  private Entry content(String path, int central) throws MediaException {
    boolean encrypted = (bytes.getShort(central + 8) & 1) != 0;
    if (encrypted || bytes.getShort(central + 10) != 0) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "its file '%s' is %s; a USDZ stores files as they are, pack it with usdzip"
              .formatted(printable(path), encrypted ? "encrypted" : "compressed"));
    }
    long size = Integer.toUnsignedLong(bytes.getInt(central + 24));
    long local = Integer.toUnsignedLong(bytes.getInt(central + 42));
    if (local + LOCAL_BYTES > bytes.limit() || bytes.getInt((int) local) != LOCAL) {
      throw broken("file '" + printable(path) + "' is not where its directory says");
    }
    int head = (int) local;
    long start =
        local
            + LOCAL_BYTES
            + Short.toUnsignedInt(bytes.getShort(head + 26))
            + Short.toUnsignedInt(bytes.getShort(head + 28));
    if (start + size > bytes.limit()) {
      throw broken("file '" + printable(path) + "' ends behind the archive");
    }
    unaligned += start % ALIGNMENT == 0 ? 0 : 1;
    return new Entry((int) start, (int) size, bytes.getInt(central + 16));
  }

  private static MediaException broken(String what) {
    return new MediaException(Code.CORRUPT, "its archive's " + what + "; fetch the file again");
  }

  private static String printable(String path) {
    return org.worldmill.ingest.mesh.DecimalNumber.printable(path);
  }

  /** The layer that the package shows: its first file. */
  String first() throws MediaException {
    return entries.keySet().stream()
        .findFirst()
        .orElseThrow(
            () -> new MediaException(Code.NO_CONTENT, "its archive is empty; pack it again"));
  }

  /** Files that do not begin at a multiple of 64 bytes. */
  int unaligned() {
    return unaligned;
  }

  int fileCount() {
    return entries.size();
  }

  @Override
  public Optional<Part> open(String path) throws MediaException {
    Entry entry = entries.get(path);
    if (entry == null) {
      return Optional.empty();
    }
    ByteBuffer part = bytes.slice(entry.offset(), entry.size()).order(ByteOrder.LITTLE_ENDIAN);
    if (checked.add(path)) {
      CRC32 sum = new CRC32();
      sum.update(part.duplicate());
      if ((int) sum.getValue() != entry.checkSum()) {
        throw broken("file '" + printable(path) + "' has another check sum than it states");
      }
    }
    return Optional.of(new Part(part, Optional.empty(), entry.offset()));
  }
}
