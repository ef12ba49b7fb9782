package org.worldmill.ingest.net;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.net.FetchReply.Failure;
import org.worldmill.schemas.crawl.CrawlLimits;

/** One exchange with a web server, and what is known of it so far; not to be used twice. */
final class Exchange {

  private static final long HEADER_NANOS = 30_000_000_000L;

  private final CloseableHttpClient http;
  private final ScheduledExecutorService timer;
  private final CrawlLimits limits;
  private final FetchOrder order;
  private final HttpGet request;
  private final HttpClientContext context = HttpClientContext.create();
  private final long startedNanos = System.nanoTime();
  private int status;
  private Headers headers = Headers.NONE;
  private long bodyBytes;
  private long wireBytes;
  private boolean consumed;
  private volatile boolean expired;

  /**
   * An exchange, not begun.
   *
   * @param timer ends it when it takes too long
   */
  Exchange(
      CloseableHttpClient http,
      ScheduledExecutorService timer,
      CrawlLimits limits,
      FetchOrder order) {
    this.http = http;
    this.timer = timer;
    this.limits = limits;
    this.order = order;
    request = new HttpGet(order.url().text());
    request.setHeader("Accept", order.accept());
    request.setHeader("Accept-Encoding", order.compressed() ? "gzip" : "identity");
    order.known().ifPresent(this::askWhetherChanged);
    order
        .resume()
        .ifPresent(
            rest -> {
              request.setHeader("Range", "bytes=" + rest.have() + "-");
              request.setHeader("If-Range", rest.validator());
            });
  }

  private void askWhetherChanged(FetchOrder.Validators known) {
    known.etag().ifPresent(tag -> request.setHeader("If-None-Match", tag));
    known.lastModified().ifPresent(date -> request.setHeader("If-Modified-Since", date));
  }

  /**
   * Runs it to its end.
   *
   * @throws IOException if the body cannot be written to disk
   */
  FetchReply run() throws IOException {
    ScheduledFuture<?> cut =
        timer.schedule(
            this::expire, Math.min(HEADER_NANOS, limits.deadlineNanos()), TimeUnit.NANOSECONDS);
    ScheduledFuture<?> end =
        timer.schedule(this::expire, limits.deadlineNanos(), TimeUnit.NANOSECONDS);
    try {
      ClassicHttpResponse response = http.executeOpen(null, request, context);
      try {
        cut.cancel(false);
        return read(response);
      } finally {
        leave(response);
      }
    } catch (DiskStream.Failed e) {
      throw e;
    } catch (BodyCopy.GivenUp e) {
      return failed(e.failure(), String.valueOf(e.getMessage()));
    } catch (AddressException e) {
      return failed(Failure.FORBIDDEN_ADDRESS, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed(failure(e), told(e));
    } catch (RuntimeException e) {
      // HttpClient's own view of a URI or a header may differ from ours: the reply is bad. Quirk:
      // it takes a request that is cancelled before its connection is made for a mistake of ours.
      return expired
          ? failed(Failure.TIMED_OUT, "no connection before the deadline")
          : failed(Failure.BAD_REPLY, told(e));
    } finally {
      cut.cancel(false);
      end.cancel(false);
    }
  }

  private void expire() {
    expired = true;
    request.cancel();
  }

  /**
   * Leaves a reply. Quirk: HttpClient reads the rest of a body when a reply is closed; where the
   * body was not wanted or is not to its end, the connection is closed first.
   */
  private void leave(ClassicHttpResponse response) {
    if (!consumed) {
      request.cancel();
    }
    try {
      response.close();
    } catch (IOException e) {
      // The connection is closed, which is all that was wanted.
    }
  }

  private Failure failure(IOException e) {
    if (expired || e instanceof SocketTimeoutException) {
      return Failure.TIMED_OUT;
    }
    if (status != 0) {
      return Failure.BROKEN_OFF;
    }
    return e.getCause() instanceof HttpException ? Failure.BAD_REPLY : Failure.UNREACHABLE;
  }

  private static String told(Exception e) {
    String message = e.getMessage();
    String name = e instanceof UnknownHostException ? "unknown host" : e.getClass().getSimpleName();
    return message == null || message.isBlank() ? name : name + ": " + message;
  }

  private FetchReply failed(Failure failure, String reason) {
    return reply(Optional.of(failure), reason);
  }

  private FetchReply reply(Optional<Failure> failure, String reason) {
    Optional<String> address =
        Optional.ofNullable(context.getEndpointDetails())
            .map(details -> details.getRemoteAddress())
            .filter(InetSocketAddress.class::isInstance)
            .map(remote -> ((InetSocketAddress) remote).getAddress().getHostAddress());
    return new FetchReply(status, headers, bodyBytes, wireBytes, address, failure, reason);
  }

  private FetchReply read(ClassicHttpResponse response) throws IOException {
    status = response.getCode();
    headers = headers(response);
    if (status != 200 && status != 206) {
      drain(response.getEntity());
      return reply(Optional.empty(), "status " + status);
    }
    Optional<String> stop = order.stop().apply(headers);
    if (stop.isPresent()) {
      return failed(Failure.STOPPED, stop.get());
    }
    long have = start();
    long most = order.mostBytes() - have;
    if (headers.contentLength().filter(length -> length > most).isPresent()) {
      return failed(
          Failure.TOO_LARGE, "it says that it is larger than " + order.mostBytes() + " bytes");
    }
    HttpEntity entity = response.getEntity();
    if (entity != null) {
      copy(entity, have, most);
    }
    consumed = true;
    return reply(Optional.empty(), "status " + status);
  }

  /** Where the body goes on: the bytes that are there already. */
  private long start() throws BodyCopy.GivenUp {
    if (status == 200) {
      return 0;
    }
    Optional<FetchOrder.Resume> rest = order.resume();
    String range = headers.first("content-range").orElse("");
    if (rest.isEmpty() || !range.startsWith("bytes " + rest.get().have() + "-")) {
      throw new BodyCopy.GivenUp(Failure.BAD_REPLY, "a part came that was not asked for");
    }
    return rest.get().have();
  }

  private void copy(HttpEntity entity, long have, long most) throws IOException {
    BodyCopy copy = new BodyCopy(limits, most, startedNanos);
    CountedStream wire = new CountedStream(entity.getContent());
    bodyBytes = have;
    try (OutputStream out = new DiskStream(target(have))) {
      copy.run(decoded(wire), out);
    } finally {
      bodyBytes = have + copy.copied();
      wireBytes = wire.count();
    }
  }

  private OutputStream target(long have) throws DiskStream.Failed {
    try {
      OutputStream file =
          have > 0
              ? Files.newOutputStream(order.target(), StandardOpenOption.APPEND)
              : Files.newOutputStream(order.target());
      return new BufferedOutputStream(file, 1 << 16);
    } catch (IOException e) {
      throw new DiskStream.Failed(e);
    }
  }

  private InputStream decoded(InputStream in) throws IOException {
    String coding = headers.first("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (coding) {
      case "", "identity" -> in;
      case "gzip", "x-gzip" -> new GZIPInputStream(in, 1 << 16);
      default ->
          throw new BodyCopy.GivenUp(
              Failure.BAD_REPLY, "it comes in a coding that was not asked for: " + coding);
    };
  }

  /** Reads a small body to its end, so that the connection can be used again. */
  private void drain(@Nullable HttpEntity entity) throws IOException {
    boolean small =
        entity != null && entity.getContentLength() >= 0 && entity.getContentLength() < 1 << 16;
    if (entity != null && small) {
      entity.getContent().transferTo(OutputStream.nullOutputStream());
    }
    consumed = entity == null || small;
  }

  private static Headers headers(ClassicHttpResponse response) {
    List<Headers.Field> fields = new ArrayList<>();
    for (Header header : response.getHeaders()) {
      fields.add(
          new Headers.Field(header.getName(), header.getValue() == null ? "" : header.getValue()));
    }
    return new Headers(fields);
  }
}
