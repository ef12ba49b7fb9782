package org.worldmill.jobs.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
import org.worldmill.ingest.net.LoopbackFixture;

/**
 * A web of virtual hosts on loopback: each registered domain below {@code test} has an address of
 * its own within 127/8, all share one port. The servers write down every request, and a canary on
 * 127.0.0.1 writes down whoever comes to it.
 */
public final class HostWeb implements AutoCloseable {

  /** What a client asked for. */
  public record Request(String host, String target, Map<String, String> headers) {

    public String header(String name) {
      return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }
  }

  /** One line of the servers' log; times of {@link System#nanoTime}, bytes of the body. */
  public record Served(
      Request request, int status, long startedNanos, long endedNanos, long bytes) {}

  /** An answer; the body may do what it likes with the stream. */
  public record Reply(int status, Map<String, String> headers, Body body) {

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

    public Reply with(String name, String value) {
      Map<String, String> more = new TreeMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  /** Writes a body. */
  @FunctionalInterface
  public interface Body {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  private final Map<String, Function<Request, Reply>> sites = new ConcurrentHashMap<>();
  private final Queue<Served> log = new ConcurrentLinkedQueue<>();
  private final Queue<String> canary = new ConcurrentLinkedQueue<>();
  private final Set<InetAddress> bound = new HashSet<>();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Selector selector;
  private final int port;
  private volatile boolean open = true;

  public HostWeb() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = probe.getLocalPort();
    }
    selector = Selector.open();
    bind(InetAddress.getByName("127.0.0.1"));
    Thread accepting = new Thread(this::accept, "host-web");
    accepting.setDaemon(true);
    accepting.start();
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
    bind(LoopbackFixture.address(host));
  }

  private synchronized void bind(InetAddress address) throws IOException {
    if (bound.add(address)) {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channel.bind(new InetSocketAddress(address, port), 64);
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
      socket.setSoTimeout(60_000);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
      boolean more = true;
      while (more) {
        more = exchange(socket, in, out);
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone: what it got is in the log.
    }
  }

  private boolean exchange(Socket socket, InputStream in, OutputStream out)
      throws IOException, InterruptedException {
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
    if (socket.getLocalAddress().getHostAddress().equals("127.0.0.1")) {
      canary.add(host + request.target());
    }
    Reply reply = sites.getOrDefault(host, unused -> Reply.notFound()).apply(request);
    Counter counter = new Counter(out);
    boolean whole = false;
    try {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " said\r\n");
      reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
      reply.body().write(counter);
      out.flush();
      String promised = reply.headers().getOrDefault("Content-Length", "-1");
      whole = Long.parseLong(promised) == counter.count;
    } finally {
      log.add(new Served(request, reply.status(), started, System.nanoTime(), counter.count));
    }
    return whole;
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

  private static final class Counter extends java.io.FilterOutputStream {
    private long count;

    Counter(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }
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
