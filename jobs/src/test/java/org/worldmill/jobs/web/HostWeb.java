package org.worldmill.jobs.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.net.LoopbackFixture;

/**
 * A web of virtual hosts on loopback: each registered domain below {@code test} has an address of
 * its own within 127/8, all share one port. The servers write down every request, and a canary on
 * 127.0.0.1 writes down whoever comes to it.
 */
public final class HostWeb implements AutoCloseable {

  /** Ports of the web at which a canary may sit: a crawler need not ask anybody at others. */
  private static final int[] CANARY_PORTS = {8080, 8443};

  private final Map<String, Function<Request, Reply>> sites = new ConcurrentHashMap<>();
  private final Queue<Served> log = new ConcurrentLinkedQueue<>();
  private final Queue<String> canary = new ConcurrentLinkedQueue<>();
  private final Set<InetSocketAddress> bound = new HashSet<>();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Selector selector;
  private final int port;
  private final List<Integer> canaryPorts = new ArrayList<>();
  private volatile boolean open = true;

  public HostWeb() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = probe.getLocalPort();
    }
    selector = Selector.open();
    bind(new InetSocketAddress("127.0.0.1", port));
    Thread accepting = new Thread(this::accept, "host-web");
    accepting.setDaemon(true);
    accepting.start();
  }

  /** Puts canaries at other ports of 127.0.0.1 too, where a crawler might ask. */
  void canaries() throws IOException {
    for (int canaryPort : CANARY_PORTS) {
      try {
        bind(new InetSocketAddress("127.0.0.1", canaryPort));
        canaryPorts.add(canaryPort);
      } catch (java.net.BindException e) {
        // Somebody else sits there.
      }
    }
  }

  /** Ports of 127.0.0.1 at which nobody must come by. */
  public List<Integer> canaryPorts() {
    return List.copyOf(canaryPorts);
  }

  public int port() {
    return port;
  }

  /** The address of a path of a host. */
  public String url(String host, String target) {
    return "http://" + host + ":" + port + target;
  }

  /** Puts a site up. */
  public void site(String host, Function<Request, Reply> site) throws IOException {
    sites.put(host, site);
    bind(new InetSocketAddress(LoopbackFixture.address(host), port));
  }

  private synchronized void bind(InetSocketAddress address) throws IOException {
    if (bound.add(address)) {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.bind(address, 64);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      channel.configureBlocking(false);
      selector.wakeup();
      channel.register(selector, SelectionKey.OP_ACCEPT);
    }
  }

  private void accept() {
    while (open) {
      try {
        selector.select(50);
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
          selector.selectedKeys().remove(key);
          SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
          if (channel != null) {
            channel.configureBlocking(true);
            pool.execute(() -> serve(channel.socket()));
          }
        }
      } catch (IOException | ClosedSelectorException e) {
        open = false;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      boolean more = true;
      while (more) {
        socket.setSoTimeout(60_000);
        more = exchange(socket, in);
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone: what it got is in the log.
    }
  }

  private boolean exchange(Socket socket, InputStream in) throws IOException, InterruptedException {
    String line = line(in);
    if (line.isEmpty()) {
      return false;
    }
    long started = System.nanoTime();
    Map<String, String> headers = new TreeMap<>();
    for (String field = line(in); !field.isEmpty(); field = line(in)) {
      int colon = field.indexOf(':');
      headers.put(
          field.substring(0, colon).toLowerCase(Locale.ROOT), field.substring(colon + 1).strip());
    }
    String host = headers.getOrDefault("host", "").replaceFirst(":[0-9]+$", "");
    Request request = new Request(host, line.split(" ")[1], headers);
    String address = socket.getLocalAddress().getHostAddress();
    if (address.equals("127.0.0.1")) {
      canary.add(host + request.target());
    }
    Reply reply = sites.getOrDefault(host, unused -> Reply.notFound()).apply(request);
    ReplyStream out = new ReplyStream(socket, in);
    boolean whole = false;
    try {
      if (reply.status() != Reply.RAW) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " said\r\n");
        reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        out.head(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      }
      reply.body().write(out);
      String promised = reply.headers().getOrDefault("Content-Length", "-1");
      whole = Long.parseLong(promised) == out.bytes();
    } finally {
      long ended = out.sureNanos(whole);
      log.add(
          new Served(
              request,
              address,
              reply.status(),
              started,
              ended,
              out.bytes(),
              whole,
              notBefore(reply.headers().get("Retry-After"), ended)));
    }
    return whole;
  }

  /** By the words of Retry-After: seconds, or a date. */
  private static long notBefore(@Nullable String retryAfter, long nowNanos) {
    if (retryAfter == null) {
      return 0;
    }
    if (retryAfter.chars().allMatch(Character::isDigit)) {
      return nowNanos + Long.parseLong(retryAfter) * 1_000_000_000;
    }
    Instant until = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter));
    return System.nanoTime() + Duration.between(Instant.now(), until).toNanos();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** All requests so far, in the order in which they ended. */
  public List<Served> log() {
    return new ArrayList<>(log);
  }

  /** Forgets the log. */
  public void forget() {
    log.clear();
  }

  /** Who came to the canary. */
  public List<String> canary() {
    return new ArrayList<>(canary);
  }

  @Override
  public void close() throws IOException {
    open = false;
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
    pool.shutdownNow();
  }
}
