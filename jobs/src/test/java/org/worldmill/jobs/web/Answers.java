package org.worldmill.jobs.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What servers of the trial say. */
final class Answers {

  static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";
  static final String CC_BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/";
  static final String DATE = "Tue, 03 Nov 2026 08:00:00 GMT";

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private Answers() {}

  static Function<Request, Reply> html(String body) {
    return request ->
        tagged(request, Reply.of(200, "text/html; charset=utf-8", body), body.hashCode());
  }

  static Function<Request, Reply> picture(byte[] bytes) {
    return request -> tagged(request, Reply.of(200, "image/png", bytes), Arrays.hashCode(bytes));
  }

  /** With an ETag, and no body for whoever has it already. */
  private static Reply tagged(Request request, Reply reply, int hash) {
    String tag = "\"" + Integer.toHexString(hash) + "\"";
    return request.header("If-None-Match").equals(tag)
        ? unchanged().with("ETag", tag)
        : reply.with("ETag", tag);
  }

  private static Reply unchanged() {
    return new Reply(304, Map.of("Content-Length", "0"), out -> {});
  }

  /** With a date alone. */
  static Function<Request, Reply> dated(byte[] bytes) {
    return request ->
        request.header("If-Modified-Since").equals(DATE)
            ? unchanged()
            : Reply.of(200, "image/png", bytes).with("Last-Modified", DATE);
  }

  /** The first answers so often, then the others. */
  static Function<Request, Reply> first(
      int times, Function<Request, Reply> early, Function<Request, Reply> later) {
    AtomicInteger asked = new AtomicInteger();
    return request -> (asked.getAndIncrement() < times ? early : later).apply(request);
  }

  static Function<Request, Reply> text(int status, String text) {
    return request -> Reply.of(status, "text/plain", text);
  }

  /** Breaks off in the middle, and goes on from there if asked to. */
  static Function<Request, Reply> halved(byte[] bytes) {
    String tag = "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "\"";
    int middle = bytes.length / 2;
    return request -> {
      if (request.header("If-None-Match").equals(tag)) {
        return unchanged().with("ETag", tag);
      }
      if (request.header("Range").equals("bytes=" + middle + "-")
          && request.header("If-Range").equals(tag)) {
        String range = "bytes " + middle + "-" + (bytes.length - 1) + "/" + bytes.length;
        return Reply.of(206, "image/png", Arrays.copyOfRange(bytes, middle, bytes.length))
            .with("ETag", tag)
            .with("Content-Range", range);
      }
      return promising(bytes.length, Arrays.copyOf(bytes, middle)).with("ETag", tag);
    };
  }

  /** A picture that says it is so long, and is not. */
  static Reply promising(long length, byte[] bytes) {
    return new Reply(
        200,
        Map.of("Content-Type", "image/png", "Content-Length", Long.toString(length)),
        out -> out.write(bytes));
  }

  /** Comes in pieces, with this pause between them. */
  static Function<Request, Reply> dripping(byte[] bytes, int pieces, long pauseMillis) {
    int size = (bytes.length + pieces - 1) / pieces;
    return request ->
        new Reply(
            200,
            Map.of("Content-Type", "image/png", "Content-Length", "" + bytes.length),
            out -> {
              for (int at = 0; at < bytes.length; at += size) {
                out.pause(pauseMillis);
                out.write(bytes, at, Math.min(size, bytes.length - at));
              }
            });
  }

  /** Bytes that begin like a picture; a crawl opens none. */
  static byte[] bytes(String name) {
    Random random = new Random(name.hashCode());
    byte[] bytes = new byte[1500 + random.nextInt(3000)];
    random.nextBytes(bytes);
    System.arraycopy(SIGNATURE, 0, bytes, 0, SIGNATURE.length);
    return bytes;
  }

  /** The same with a text at the end. */
  static byte[] bytes(String name, String text) {
    byte[] picture = bytes(name);
    byte[] end = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(picture, picture.length + end.length);
    System.arraycopy(end, 0, all, picture.length, end.length);
    return all;
  }

  static String figure(String source, String licence, String caption) {
    return "<figure><img src='"
        + source
        + "' alt='alt of "
        + caption
        + "'><figcaption>"
        + caption
        + "</figcaption><a rel='license' href='"
        + licence
        + "'>terms</a><span class='credit'>Ada Painter</span></figure>";
  }

  static String figure(String source) {
    return figure(source, CC_BY, "Shown at " + source);
  }
}
