package org.worldmill.jobs.cli;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the files of one release on loopback, byte ranges included, so that the report can play
 * clips straight out of the shards. Reads only, and only below its root.
 */
final class ReleaseServer implements AutoCloseable {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
  private static final int CHUNK = 1 << 16;

  private final Path root;
  private final HttpServer server;

  /** Starts on this port; 0 for any that is free. */
  ReleaseServer(Path root, int port) throws IOException {
    this.root = root.toRealPath();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.start();
  }

  /** Where the report is. */
  URI report() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/report/index.html");
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<Path> file = file(exchange.getRequestURI().getPath());
      boolean head = exchange.getRequestMethod().equals("HEAD");
      if (!head && !exchange.getRequestMethod().equals("GET")) {
        exchange.sendResponseHeaders(405, -1);
      } else if (file.isEmpty()) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        send(exchange, file.get(), head);
      }
    }
  }

  private Optional<Path> file(String path) throws IOException {
    Path file = root.resolve(path.replaceFirst("^/+", "")).normalize();
    if (Files.isDirectory(file)) {
      file = file.resolve("report/index.html");
    }
    // The real path: a link must not lead out of the release.
    return Files.isRegularFile(file) && file.toRealPath().startsWith(root)
        ? Optional.of(file)
        : Optional.empty();
  }

  private static void send(HttpExchange exchange, Path file, boolean headOnly) throws IOException {
    long size = Files.size(file);
    long start = 0;
    long end = size;
    int status = 200;
    Headers headers = exchange.getResponseHeaders();
    Matcher range =
        RANGE.matcher(
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse(""));
    if (range.matches() && range.group().length() > "bytes=-".length()) {
      boolean last = range.group(1).isEmpty();
      long second = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
      start = last ? Math.max(0, size - second) : Long.parseLong(range.group(1));
      end = last ? size : Math.min(size, second + 1);
      if (start >= end) {
        headers.set("Content-Range", "bytes */" + size);
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      status = 206;
      headers.set("Content-Range", "bytes " + start + '-' + (end - 1) + '/' + size);
    }
    headers.set("Accept-Ranges", "bytes");
    headers.set("Content-Type", type(file));
    exchange.sendResponseHeaders(status, headOnly || end == start ? -1 : end - start);
    if (!headOnly && end > start) {
      copy(file, start, end - start, exchange.getResponseBody());
    }
  }

  private static void copy(Path file, long start, long length, OutputStream out)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      var in = Channels.newInputStream(channel.position(start));
      byte[] buffer = new byte[CHUNK];
      long left = length;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(CHUNK, left));
        if (read < 0) {
          throw new IOException(file + " was shortened while it was sent");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private static String type(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(".html")) {
      return "text/html; charset=utf-8";
    }
    if (name.endsWith(".json")) {
      return "application/json";
    }
    return name.endsWith(".md") ? "text/plain; charset=utf-8" : "application/octet-stream";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
