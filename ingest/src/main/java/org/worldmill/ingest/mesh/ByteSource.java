package org.worldmill.ingest.mesh;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** A file read once from front to back, as bytes, numbers or words, with its position. */
public final class ByteSource implements Closeable {

  /** What is read where nothing is left. */
  public static final int END = -1;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MAX_WORD_BYTES = 256;

  private final InputStream in;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
  private final StringBuilder word = new StringBuilder();
  private long filled;
  private long line = 1;

  private ByteSource(InputStream in, long size) {
    this.in = in;
    this.size = size;
  }

  /** Opens a file. */
  public static ByteSource open(Path file) throws IOException {
    return new ByteSource(Files.newInputStream(file), Files.size(file));
  }

  /** Bytes of the file. */
  public long size() {
    return size;
  }

  /** Bytes read so far. */
  public long position() {
    return filled - buffer.remaining();
  }

  /** Bytes not read yet. */
  public long remaining() {
    return size - position();
  }

  /** The number of the line that the next byte is on, from 1. */
  public long line() {
    return line;
  }

  /** Sets the order of bytes in numbers; big-endian at first. */
  public void order(ByteOrder order) {
    buffer.order(order);
  }

  /** The next byte, or {@link #END}, without taking it. */
  public int peek() throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return END;
    }
    return buffer.get(buffer.position()) & 0xff;
  }

  /** Takes the next byte, or returns {@link #END}. */
  public int next() throws IOException {
    int value = peek();
    if (value != END) {
      buffer.get();
      if (value == '\n') {
        line++;
      }
    }
    return value;
  }

  /** The next {@code count} bytes (at most 32 KiB) as a buffer to take numbers from. */
  public ByteBuffer bytes(int count) throws IOException {
    while (buffer.remaining() < count) {
      if (!fill()) {
        throw new EOFException();
      }
    }
    return buffer;
  }

  /** Takes so many bytes, of which it must be known that they can be there. */
  public byte[] array(int count) throws IOException {
    byte[] bytes = new byte[count];
    fill(bytes);
    return bytes;
  }

  /** Takes as many bytes as fit. */
  public void fill(byte[] target) throws IOException {
    int done = 0;
    while (done < target.length) {
      if (!buffer.hasRemaining() && !fill()) {
        throw new EOFException();
      }
      int step = Math.min(target.length - done, buffer.remaining());
      buffer.get(target, done, step);
      done += step;
    }
  }

  /** Passes over so many bytes. */
  public void skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (!buffer.hasRemaining() && !fill()) {
        throw new EOFException();
      }
      int step = (int) Math.min(left, buffer.remaining());
      buffer.position(buffer.position() + step);
      left -= step;
    }
  }

  /** The next word on any line; empty at the end of the file. */
  public String word() throws IOException, MediaException {
    while (isSpace(peek()) || peek() == '\n') {
      next();
    }
    return wordBefore('\n');
  }

  /**
   * The next word on this line and those that continue it after a backslash; empty at its end and
   * at a comment.
   */
  public String wordOnLine() throws IOException, MediaException {
    skipSpaces();
    return peek() == '#' ? "" : wordBefore('\\');
  }

  /** The rest of this line without the spaces around it, cut at {@code most} bytes. */
  public String restOfLine(int most) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = next(); c != END && c != '\n'; c = next()) {
      if (text.length() < most) {
        text.append((char) c);
      }
    }
    return new String(text.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .strip();
  }

  /** Passes over the rest of this line. */
  public void skipLine() throws IOException {
    for (int c = next(); c != END && c != '\n'; c = next()) {
      // Passing over.
    }
  }

  private String wordBefore(int stop) throws IOException, MediaException {
    word.setLength(0);
    for (int c = peek(); c != END && c != '\n' && c != stop && !isSpace(c); c = peek()) {
      if (word.length() == MAX_WORD_BYTES) {
        throw new MediaException(
            Code.CORRUPT,
            "line %d has a word of over %d bytes; is this a text file? Export the model again"
                .formatted(line, MAX_WORD_BYTES));
      }
      word.append((char) next());
    }
    return word.toString();
  }

  private void skipSpaces() throws IOException {
    while (isSpace(peek())) {
      next();
    }
    // A backslash before the end of a line continues it.
    while (peek() == '\\') {
      next();
      while (peek() == '\r') {
        next();
      }
      if (peek() == '\n') {
        next();
      }
      while (isSpace(peek())) {
        next();
      }
    }
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0b;
  }

  private boolean fill() throws IOException {
    buffer.compact();
    int read = in.read(buffer.array(), buffer.position(), buffer.remaining());
    if (read > 0) {
      filled += read;
      buffer.position(buffer.position() + read);
    }
    buffer.flip();
    return read > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
