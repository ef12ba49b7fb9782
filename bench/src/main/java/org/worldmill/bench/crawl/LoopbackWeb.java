package org.worldmill.bench.crawl;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The servers of the benchmark's web, in a process of their own so that what they cost is not taken
 * for the cost of a client: one address of 127/8 for each host, one port for all. A host is known
 * by the address that was connected to, so that clients without a name server can ask for it too.
 * Ends when its standard input does.
 *
 * <p>Arguments: hosts; pages of each. The first line of its output is the port.
 */
public final class LoopbackWeb {

  private static final Pattern PAGE = Pattern.compile("/p/([0-9]{1,9})");
  private static final Pattern PICTURE = Pattern.compile("/i/([0-9]{1,9})-([0-9]{1,9})[.]jpg");

  private final BenchSite site;
  private final byte[] noise;
  private final Map<InetAddress, Integer> hosts = new HashMap<>();
  private final ExecutorService pool = Executors.newCachedThreadPool();

  private LoopbackWeb(int pages) {
    site = new BenchSite(pages);
    noise = site.noise();
  }

  /** Serves until its standard input ends. */
  public static void main(String[] args) throws IOException {
    LoopbackWeb web = new LoopbackWeb(Integer.parseInt(args[1]));
    Selector selector = Selector.open();
    List<String> names = HostNames.first(Integer.parseInt(args[0]));
    int port = 0;
    for (int i = 0; i < names.size(); i++) {
      InetAddress address = HostNames.address(names.get(i));
      ServerSocketChannel channel = ServerSocketChannel.open();
      channel.bind(new InetSocketAddress(address, port), 64);
      port = channel.socket().getLocalPort();
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_ACCEPT);
      web.hosts.put(address, i);
    }
    System.out.println(port);
    System.out.flush();
    Thread accepting = new Thread(() -> web.accept(selector), "accepting");
    accepting.setDaemon(true);
    accepting.start();
    while (System.in.read() >= 0) {
      // Nothing is said; whoever started this lives.
    }
    System.exit(0);
  }

  private void accept(Selector selector) {
    try {
      while (true) {
        selector.select();
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
          selector.selectedKeys().remove(key);
          SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
          if (channel != null) {
            channel.configureBlocking(true);
            pool.execute(() -> serve(channel.socket()));
          }
        }
      }
    } catch (IOException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      int host = hosts.getOrDefault(socket.getLocalAddress(), 0);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 17);
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        String target = line.split(" ", 3)[1];
        while (!line(in).isEmpty()) {
          // No header changes the answer.
        }
        answer(host, target, out);
        out.flush();
      }
    } catch (IOException e) {
      // The client has gone.
    }
  }

  private void answer(int host, String target, OutputStream out) throws IOException {
    Matcher picture = PICTURE.matcher(target);
    Matcher page = PAGE.matcher(target);
    if (target.equals("/robots.txt")) {
      whole(out, "text/plain", BenchSite.ROBOTS.getBytes(StandardCharsets.UTF_8));
    } else if (target.equals("/")) {
      whole(out, "text/html; charset=utf-8", site.html(host, 0));
    } else if (page.matches() && site.hasPage(Integer.parseInt(page.group(1)))) {
      whole(out, "text/html; charset=utf-8", site.html(host, Integer.parseInt(page.group(1))));
    } else if (picture.matches()) {
      int bytes = Integer.parseInt(picture.group(2));
      head(out, 200, "image/jpeg", bytes);
      byte[] first = BenchSite.head(host, Integer.parseInt(picture.group(1)));
      out.write(first, 0, Math.min(bytes, first.length));
      for (int sent = first.length; sent < bytes; sent += noise.length) {
        out.write(noise, 0, Math.min(noise.length, bytes - sent));
      }
    } else {
      head(out, 404, "text/plain", 0);
    }
  }

  private static void whole(OutputStream out, String type, byte[] body) throws IOException {
    head(out, 200, type, body.length);
    out.write(body);
  }

  private static void head(OutputStream out, int status, String type, int bytes)
      throws IOException {
    String head =
        String.format(
            Locale.ROOT,
            "HTTP/1.1 %d said\r\nContent-Type: %s\r\nContent-Length: %d\r\nETag: \"%d\"\r\n\r\n",
            status,
            type,
            bytes,
            bytes);
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
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
}
