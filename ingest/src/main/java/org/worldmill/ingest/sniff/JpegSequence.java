package org.worldmill.ingest.sniff;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Tells a still JPEG from many in a row, which is a raw motion JPEG: a second picture of the same
 * size begins where the first ends, and no multi-picture index (CIPA DC-007) says that they belong
 * together.
 */
final class JpegSequence {

  private static final long SCAN_LIMIT = 64L << 20;

  private final InputStream in;
  private long read;
  private boolean indexed;
  private long frameSize;

  private JpegSequence(InputStream in) {
    this.in = in;
  }

  static String typeOf(Head head, String name) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(head.file()), 1 << 16)) {
      JpegSequence walk = new JpegSequence(in);
      Optional<Long> first = walk.picture();
      if (first.isEmpty()) {
        return "image/jpeg";
      }
      if (walk.indexed) {
        return MediaNames.extension(name).equals("mpo") ? "image/mpo" : "image/jpeg";
      }
      Optional<Long> second = walk.picture();
      return second.equals(first) ? "video/x-motion-jpeg" : "image/jpeg";
    }
  }

  /** Reads one picture from its start marker to its end marker; gives its coded size. */
  private Optional<Long> picture() throws IOException {
    frameSize = 0;
    if (next() != 0xff || next() != 0xd8) {
      return Optional.empty();
    }
    int marker = marker();
    while (marker >= 0 && marker != 0xd9) {
      marker = segment(marker) ? marker() : -1;
    }
    return marker == 0xd9 && frameSize > 0 ? Optional.of(frameSize) : Optional.empty();
  }

  /** The next marker, entropy-coded bytes passed over; -1 at the end. */
  private int marker() throws IOException {
    int previous = next();
    while (previous >= 0) {
      int value = next();
      if (previous == 0xff && value > 0 && value != 0xff && !(value >= 0xd0 && value <= 0xd7)) {
        return value;
      }
      previous = value;
    }
    return -1;
  }

  private boolean segment(int marker) throws IOException {
    int length = next() << 8 | next();
    if (length < 2) {
      return false;
    }
    byte[] body = in.readNBytes(length - 2);
    read += body.length;
    boolean frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8;
    if (frame && marker != 0xcc && body.length >= 5) {
      frameSize =
          (body[1] & 0xffL) << 24
              | (body[2] & 0xff) << 16
              | (body[3] & 0xff) << 8
              | (body[4] & 0xff);
    }
    indexed |=
        marker == 0xe2 && body.length > 4 && body[0] == 'M' && body[1] == 'P' && body[2] == 'F';
    return body.length == length - 2;
  }

  private int next() throws IOException {
    read++;
    return read > SCAN_LIMIT ? -1 : in.read();
  }
}
