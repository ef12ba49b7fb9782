package org.worldmill.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.net.FetchReply.Failure;
import org.worldmill.schemas.crawl.CrawlLimits;

class WebClientTest {

  private static final long MIB = 1 << 20;

  @TempDir private Path folder;
  private HttpServer server;
  private WebClient client;
  private final Map<String, HttpHandler> paths = new ConcurrentHashMap<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(LoopbackFixture.address("h.test"), 0), 8);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/",
        exchange ->
            paths.getOrDefault(exchange.getRequestURI().getPath(), e -> {}).handle(exchange));
    server.start();
    client = client(2_000_000_000L, 100 * MIB);
  }

  private static WebClient client(long deadlineNanos, long fastest) {
    CrawlLimits limits =
        new CrawlLimits(
            MIB, MIB, MIB, MIB, deadlineNanos, 1024, fastest, CrawlLimits.LEAST_DELAY_NANOS, 1);
    return new WebClient(AddressGuard.of(new LoopbackFixture(0)), limits, "Bot/1.0", 4);
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private WebUrl url(String path) throws IOException {
    return WebUrl.of("http://h.test:" + server.getAddress().getPort() + path);
  }

  private Path target() {
    return folder.resolve("body");
  }

  private FetchOrder order(String path) throws IOException {
    return new FetchOrder(
        url(path),
        "*/*",
        true,
        1000,
        Optional.empty(),
        Optional.empty(),
        h -> Optional.empty(),
        target());
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void bringsABodyToDiskAndSaysWhoAsks() throws IOException {
    paths.put("/a", e -> send(e, 200, bytes(e.getRequestHeaders().getFirst("User-Agent"))));
    FetchReply reply = client.fetch(order("/a"));
    assertThat(reply.isWhole()).isTrue();
    assertThat(reply.address()).contains(LoopbackFixture.address("h.test").getHostAddress());
    assertThat(Files.readString(target())).isEqualTo("Bot/1.0");
    assertThat(reply.bodyBytes()).isEqualTo(7);
  }

  @Test
  void followsNoRedirect() throws IOException {
    paths.put(
        "/a",
        e -> {
          e.getResponseHeaders().set("Location", "http://169.254.169.254/");
          send(e, 302, new byte[0]);
        });
    FetchReply reply = client.fetch(order("/a"));
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.headers().first("location")).contains("http://169.254.169.254/");
  }

  @Test
  void refusesAForbiddenAddressWithoutConnecting() throws IOException {
    FetchOrder base = order("/a");
    WebUrl inside = WebUrl.of("http://127.0.0.1:" + server.getAddress().getPort() + "/a");
    FetchReply reply =
        client.fetch(
            new FetchOrder(
                inside, "*/*", true, 1000, base.known(), base.resume(), base.stop(), target()));
    assertThat(reply.failure()).contains(Failure.FORBIDDEN_ADDRESS);
    assertThat(reply.reason()).contains("loopback");
    assertThat(reply.address()).isEmpty();
  }

  @Test
  void stopsAtTheLimitWhetherItIsSaidOrNot() throws IOException {
    paths.put("/said", e -> send(e, 200, new byte[2000]));
    paths.put(
        "/unsaid",
        e -> {
          e.sendResponseHeaders(200, 0);
          try (OutputStream out = e.getResponseBody()) {
            for (int i = 0; i < 10_000; i++) {
              out.write(new byte[1000]);
            }
          }
        });
    assertThat(client.fetch(order("/said")).failure()).contains(Failure.TOO_LARGE);
    FetchReply endless = client.fetch(order("/unsaid"));
    assertThat(endless.failure()).contains(Failure.TOO_LARGE);
    assertThat(endless.bodyBytes()).isLessThanOrEqualTo(1000);
  }

  @Test
  void aBombStopsAtTheLimitToo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(new byte[100_000]);
    }
    paths.put(
        "/bomb",
        e -> {
          e.getResponseHeaders().set("Content-Encoding", "gzip");
          send(e, 200, packed.toByteArray());
        });
    assertThat(client.fetch(order("/bomb")).failure()).contains(Failure.TOO_LARGE);
  }

  @Test
  void aHeaderMayStopItBeforeTheBody() throws IOException {
    paths.put("/a", e -> send(e, 200, bytes("body")));
    FetchOrder base = order("/a");
    FetchReply reply =
        client.fetch(
            new FetchOrder(
                base.url(),
                "*/*",
                true,
                1000,
                base.known(),
                base.resume(),
                headers -> Optional.of("not wanted"),
                target()));
    assertThat(reply.failure()).contains(Failure.STOPPED);
    assertThat(reply.reason()).isEqualTo("not wanted");
    assertThat(target()).doesNotExist();
  }

  @Test
  void theRestOfABodyIsNotRead() throws Exception {
    AtomicLong sent = new AtomicLong();
    CountDownLatch over = new CountDownLatch(1);
    paths.put(
        "/large",
        e -> {
          e.sendResponseHeaders(200, 200 * MIB);
          try (OutputStream out = e.getResponseBody()) {
            for (int i = 0; i < 200; i++) {
              out.write(new byte[(int) MIB]);
              sent.addAndGet(MIB);
            }
          } finally {
            over.countDown();
          }
        });
    FetchReply reply = client.fetch(order("/large"));
    assertThat(reply.failure()).contains(Failure.TOO_LARGE);
    assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(sent.get()).isLessThan(50 * MIB);
  }

  @Test
  void aServerThatHangsUpAfterALieHasLied() throws IOException {
    paths.put(
        "/lie",
        e -> {
          e.sendResponseHeaders(200, 999_999_999);
          e.close();
        });
    assertThat(client.fetch(order("/lie")).failure()).contains(Failure.TOO_LARGE);
  }

  @Test
  void aServerThatSaysNothingIsLeftAtTheDeadline() throws IOException {
    paths.put(
        "/silent",
        e -> {
          try {
            Thread.sleep(10_000);
          } catch (InterruptedException x) {
            Thread.currentThread().interrupt();
          }
        });
    client.close();
    client = client(300_000_000L, MIB);
    long started = System.nanoTime();
    assertThat(client.fetch(order("/silent")).failure()).contains(Failure.TIMED_OUT);
    assertThat(System.nanoTime() - started).isLessThan(8_000_000_000L);
  }

  @Test
  void aDeadlineThatPassesBeforeThereIsAConnectionIsADeadline() throws IOException {
    paths.put("/never", e -> {});
    // From before anything is done until after the first steps are.
    for (long deadlineNanos = 1; deadlineNanos < 20_000_000; deadlineNanos *= 2) {
      try (WebClient hasty = client(deadlineNanos, MIB)) {
        FetchReply reply = hasty.fetch(order("/never"));
        assertThat(reply.failure())
            .as("%d ns: %s", deadlineNanos, reply.reason())
            .contains(Failure.TIMED_OUT);
      }
    }
  }

  @Test
  void aBodyThatBreaksOffCanBeResumed() throws IOException {
    paths.put(
        "/half",
        e -> {
          e.getResponseHeaders().set("ETag", "\"x\"");
          if ("bytes=3-".equals(e.getRequestHeaders().getFirst("Range"))
              && "\"x\"".equals(e.getRequestHeaders().getFirst("If-Range"))) {
            e.getResponseHeaders().set("Content-Range", "bytes 3-5/6");
            send(e, 206, bytes("def"));
          } else {
            e.sendResponseHeaders(200, 6);
            e.getResponseBody().write(bytes("abc"));
            e.getResponseBody().flush();
            e.close();
          }
        });
    FetchReply half = client.fetch(order("/half"));
    assertThat(half.failure()).contains(Failure.BROKEN_OFF);
    assertThat(half.resume()).contains(new FetchOrder.Resume(3, "\"x\""));
    FetchOrder base = order("/half");
    FetchReply whole =
        client.fetch(
            new FetchOrder(
                base.url(),
                "*/*",
                false,
                1000,
                base.known(),
                half.resume(),
                base.stop(),
                target()));
    assertThat(whole.isWhole()).isTrue();
    assertThat(whole.wireBytes()).isEqualTo(3);
    assertThat(Files.readString(target())).isEqualTo("abcdef");
  }

  @Test
  void asksWhetherSomethingHasChanged() throws IOException {
    paths.put(
        "/a",
        e ->
            send(
                e,
                "\"x\"".equals(e.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200,
                new byte[0]));
    FetchOrder base = order("/a");
    FetchReply reply =
        client.fetch(
            new FetchOrder(
                base.url(),
                "*/*",
                true,
                1000,
                FetchOrder.Validators.of(Headers.of("ETag", "\"x\"")),
                base.resume(),
                base.stop(),
                target()));
    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.wireBytes()).isZero();
  }

  @Test
  void readsNoFasterThanItMay() throws IOException {
    paths.put("/a", e -> send(e, 200, new byte[1000]));
    client.close();
    client = client(5_000_000_000L, 4000);
    long started = System.nanoTime();
    assertThat(client.fetch(order("/a")).isWhole()).isTrue();
    assertThat(System.nanoTime() - started).isGreaterThan(200_000_000L);
  }
}
