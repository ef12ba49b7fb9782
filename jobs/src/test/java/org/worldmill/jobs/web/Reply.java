package org.worldmill.jobs.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer.
 *
 * @param status its status; {@link #RAW} sends no head
 * @param headers its head
 * @param body does what it likes with the connection
 */
public record Reply(int status, Map<String, String> headers, Body body) {

  /** The status of a reply without a head. */
  public static final int RAW = 0;

  /** Writes a body. */
  @FunctionalInterface
  public interface Body {
    void write(ReplyStream out) throws IOException, InterruptedException;
  }

  public static Reply of(int status, String type, String text) {
    return of(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  public static Reply of(int status, String type, byte[] bytes) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", type);
    headers.put("Content-Length", Integer.toString(bytes.length));
    return new Reply(status, headers, out -> out.write(bytes));
  }

  public static Reply notFound() {
    return of(404, "text/plain", "nothing here");
  }

  public static Reply moved(String to) {
    return of(302, "text/plain", "").with("Location", to);
  }

  /** Bytes, or nothing, where a reply should be. */
  public static Reply raw(Body body) {
    return new Reply(RAW, Map.of(), body);
  }

  /** The connection is reset. */
  public static Reply reset() {
    return raw(ReplyStream::reset);
  }

  public Reply with(String name, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body);
  }
}
