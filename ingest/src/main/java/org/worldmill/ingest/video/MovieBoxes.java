package org.worldmill.ingest.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Boxes of an ISO film (ISO/IEC 14496-12) that FFmpeg passes over. Reads heads, and the content of
 * those boxes alone that are asked for; what is damaged ends the list it stands in, and is no
 * reason against the film.
 */
final class MovieBoxes {

  /** Boxes that hold nothing but boxes; a second film of auxiliary tracks lies in the last two. */
  private static final Set<String> NESTS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "udta", "tref", "axte", "edvd");

  private static final Set<String> FIRST =
      Set.of("ftyp", "moov", "mdat", "wide", "free", "skip", "styp", "pnot", "moof");

  /** Fields of a visual sample entry before its boxes, with those of every entry. */
  private static final int VISUAL_ENTRY = 78;

  private static final int MOST_BOXES = 20_000;
  private static final int MOST_DEPTH = 9;
  private static final int MOST_BYTES = 1 << 20;

  private final RandomAccessFile file;
  private final List<Box> boxes = new ArrayList<>();

  /**
   * A box.
   *
   * @param path its type behind those of the boxes it lies in, each after a slash
   * @param from first byte of its content
   * @param bytes of its content
   */
  record Box(String path, long from, long bytes) {

    String type() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private MovieBoxes(RandomAccessFile file) {
    this.file = file;
  }

  /** All boxes down to those of sample entries; none if the file is no ISO film. */
  static List<Box> of(Path path) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      MovieBoxes found = new MovieBoxes(file);
      found.readAll();
      return List.copyOf(found.boxes);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The content of a box of at most a mebibyte; empty if it is larger or cannot be read. */
  static Optional<ByteBuffer> content(Path path, Box box) {
    if (box.bytes() > MOST_BYTES) {
      return Optional.empty();
    }
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] bytes = new byte[(int) box.bytes()];
      file.seek(box.from());
      file.readFully(bytes);
      return Optional.of(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private void readAll() throws IOException {
    if (file.length() < 12) {
      return;
    }
    file.seek(4);
    if (FIRST.contains(type())) {
      list("", 0, file.length(), 0);
    }
  }

  private void list(String path, long from, long until, int depth) throws IOException {
    long at = from;
    while (at + 8 <= until && boxes.size() < MOST_BOXES) {
      file.seek(at);
      long size = Integer.toUnsignedLong(file.readInt());
      String name = path + "/" + type();
      int head = 8;
      if (size == 1 && at + 16 <= until) {
        size = file.readLong();
        head = 16;
      } else if (size == 0) {
        size = until - at;
      }
      if (size < head || size > until - at) {
        return;
      }
      Box box = new Box(name, at + head, size - head);
      boxes.add(box);
      if (depth < MOST_DEPTH) {
        descend(box, path, depth + 1);
      }
      at += size;
    }
  }

  private void descend(Box box, String parent, int depth) throws IOException {
    long end = box.from() + box.bytes();
    if (NESTS.contains(box.type())) {
      list(box.path(), box.from(), end, depth);
    } else if (box.type().equals("meta") && box.bytes() >= 8) {
      // QuickTime's meta box has no version and flags before its boxes, that of ISO has.
      file.seek(box.from() + 4);
      list(box.path(), box.from() + (type().equals("hdlr") ? 0 : 4), end, depth);
    } else if (box.type().equals("stsd")) {
      list(box.path(), box.from() + 8, end, depth);
    } else if (parent.endsWith("/stsd") && box.bytes() > VISUAL_ENTRY) {
      list(box.path(), box.from() + VISUAL_ENTRY, end, depth);
    }
  }

  private String type() throws IOException {
    byte[] type = new byte[4];
    file.readFully(type);
    return new String(type, StandardCharsets.ISO_8859_1);
  }
}
