package org.worldmill.ingest.video;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.Span;

/**
 * Where the pictures of an MP4 end (ISO/IEC 14496-12, 8.6.6). FFmpeg's muxer writes where they
 * begin and lets the edit list run to the last picture of all; where pictures that others refer to
 * are not to be seen, it must end before these. Rewrites lengths in place: nothing moves.
 */
final class EditList {

  private static final int HEADER = 8;

  private final RandomAccessFile file;

  private record Box(String type, long from, long until) {}

  private EditList(RandomAccessFile file) {
    this.file = file;
  }

  /** Ends the first track of a file that this project wrote after the length of the span. */
  static void end(Path clip, Span span) {
    try (RandomAccessFile file = new RandomAccessFile(clip.toFile(), "rw")) {
      new EditList(file).end(span);
    } catch (IOException e) {
      throw new UncheckedIOException("ending the edit list of " + clip.getFileName(), e);
    }
  }

  private void end(Span span) throws IOException {
    Box movie = child(new Box("", 0, file.length()), "moov");
    Box head = child(movie, "mvhd");
    file.seek(head.from() + (isLong(head) ? 20 : 12));
    long scale = Integer.toUnsignedLong(file.readInt());
    long ticks =
        Math.multiplyExact(
                Math.multiplyExact(span.endPts() - span.startPts(), span.timeBase().num()), scale)
            / span.timeBase().den();
    Box track = child(movie, "trak");
    Box edits = child(child(track, "edts"), "elst");
    write(edits, edits.from() + 8, ticks);
    long longest = 0;
    for (Box each : children(movie)) {
      if (each.type().equals("trak")) {
        Box trackHead = child(each, "tkhd");
        long at = trackHead.from() + (isLong(trackHead) ? 28 : 20);
        if (each.equals(track)) {
          write(trackHead, at, ticks);
        }
        longest = Math.max(longest, read(trackHead, at));
      }
    }
    write(head, head.from() + (isLong(head) ? 24 : 16), longest);
  }

  private boolean isLong(Box box) throws IOException {
    file.seek(box.from());
    return file.readByte() == 1;
  }

  private long read(Box box, long at) throws IOException {
    boolean isLong = isLong(box);
    file.seek(at);
    return isLong ? file.readLong() : Integer.toUnsignedLong(file.readInt());
  }

  private void write(Box box, long at, long value) throws IOException {
    boolean isLong = isLong(box);
    file.seek(at);
    if (isLong) {
      file.writeLong(value);
    } else {
      file.writeInt((int) value);
    }
  }

  private Box child(Box parent, String type) throws IOException {
    return children(parent).stream()
        .filter(box -> box.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IOException("no box " + type + " in " + parent));
  }

  private List<Box> children(Box parent) throws IOException {
    List<Box> found = new ArrayList<>();
    byte[] type = new byte[4];
    for (long at = parent.from(); at + HEADER <= parent.until(); ) {
      file.seek(at);
      long size = Integer.toUnsignedLong(file.readInt());
      file.readFully(type);
      int header = HEADER;
      if (size == 1) {
        size = file.readLong();
        header = 2 * HEADER;
      }
      if (size < header) {
        throw new IOException("a box of " + size + " bytes at " + at);
      }
      found.add(new Box(new String(type, StandardCharsets.US_ASCII), at + header, at + size));
      at += size;
    }
    return found;
  }
}
