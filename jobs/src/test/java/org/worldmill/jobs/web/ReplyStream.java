package org.worldmill.jobs.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * What a reply is written to. It knows a moment at which the client was certainly still busy with
 * this exchange: before the last bytes went out it cannot have had the whole, and bytes that were
 * taken after it had gone tell only at the next write that it has.
 */
public final class ReplyStream extends OutputStream {

  private static final int POLL_MILLIS = 20;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private long bytes;
  private long lastNanos = System.nanoTime();
  private long beforeNanos = lastNanos;

  ReplyStream(Socket socket, InputStream in) throws IOException {
    this.socket = socket;
    this.in = in;
    out = socket.getOutputStream();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] block, int from, int length) throws IOException {
    touch();
    out.write(block, from, length);
    bytes += length;
  }

  private void touch() {
    beforeNanos = lastNanos;
    lastNanos = System.nanoTime();
  }

  /** The head, which is not counted. */
  void head(byte[] block) throws IOException {
    touch();
    out.write(block);
  }

  /** Waits; ends early with an error if the client goes. */
  public void pause(long millis) throws IOException {
    long untilNanos = System.nanoTime() + millis * 1_000_000;
    socket.setSoTimeout(POLL_MILLIS);
    while (System.nanoTime() < untilNanos) {
      long nanos = System.nanoTime();
      try {
        if (in.read() < 0) {
          throw new EOFException("the client has gone");
        }
      } catch (SocketTimeoutException e) {
        // It waits too: it was there when this began.
        beforeNanos = nanos;
        lastNanos = nanos;
      }
    }
  }

  /** Resets the connection. */
  public void reset() throws IOException {
    touch();
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Bytes of the body so far. */
  long bytes() {
    return bytes;
  }

  /** When the client was certainly still there. */
  long sureNanos(boolean whole) {
    return whole ? lastNanos : beforeNanos;
  }
}
