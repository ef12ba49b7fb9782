package org.worldmill.jobs.cli;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.worldmill.jobs.cli.HostWeb.Reply;
import org.worldmill.jobs.cli.HostWeb.Request;

/**
 * The sites of the trial: honest ones with and without terms, such as forbid something in every way
 * there is, and such as are slow, lie, never end, fail, or lead into this machine.
 */
final class TrialWeb {

  static final String CC_BY = "https://creativecommons.org/licenses/by/4.0/";
  static final String CC_BY_NC = "https://creativecommons.org/licenses/by-nc/4.0/";

  private final HostWeb web;
  private final Map<String, byte[]> pictures = new ConcurrentHashMap<>();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger busy = new AtomicInteger();

  /** Addresses that must never be asked for, by host and path. */
  private final List<String> forbidden = new ArrayList<>();

  private final List<String> seeds = new ArrayList<>();

  TrialWeb(HostWeb web) {
    this.web = web;
  }

  List<String> forbidden() {
    return List.copyOf(forbidden);
  }

  List<String> seeds() {
    return List.copyOf(seeds);
  }

  /** Puts all of them up. */
  void build(int plain) throws IOException {
    open();
    forbidding();
    misbehaving();
    for (int i = 0; i < plain; i++) {
      plain("h" + i + ".test", i);
    }
  }

  private void put(String host, Map<String, Function<Request, Reply>> paths) throws IOException {
    seeds.add(web.url(host, "/"));
    web.site(
        host,
        request -> paths.getOrDefault(request.target(), r -> Reply.notFound()).apply(request));
  }

  private static Function<Request, Reply> html(String body) {
    return request ->
        tagged(request, Reply.of(200, "text/html; charset=utf-8", body), body.hashCode());
  }

  private Function<Request, Reply> picture(String name) {
    byte[] bytes = pictures.computeIfAbsent(name, TrialWeb::paint);
    return request -> tagged(request, Reply.of(200, "image/png", bytes), Arrays.hashCode(bytes));
  }

  /** With an ETag, and no body for whoever has it already. */
  private static Reply tagged(Request request, Reply reply, int hash) {
    String tag = "\"" + Integer.toHexString(hash) + "\"";
    return request.header("If-None-Match").equals(tag)
        ? new Reply(304, Map.of("ETag", tag, "Content-Length", "0"), out -> {})
        : reply.with("ETag", tag);
  }

  private static String figure(String source, String licence, String caption) {
    return "<figure><img src='"
        + source
        + "' alt='alt of "
        + caption
        + "'><figcaption>"
        + caption
        + "</figcaption><a rel='license' href='"
        + licence
        + "'>terms</a>"
        + "<span class='credit'>Ada Painter</span></figure>";
  }

  private void open() throws IOException {
    put(
        "open.test",
        Map.of(
            "/robots.txt",
            r -> Reply.of(200, "text/plain", "User-agent: *\nDisallow: /private/\n"),
            "/",
            html(
                "<title>Open</title><a href='/more'>more</a><a href='/private/page'>no</a>"
                    + "<a href='http://127.0.0.1:"
                    + web.port()
                    + "/canary'>in</a>"
                    + figure("/a.png", CC_BY, "A painted field")
                    + figure("/nc.png", CC_BY_NC, "For friends")
                    + figure("/private/p.png", CC_BY, "Behind robots")
                    + figure("http://127.0.0.1:" + web.port() + "/canary.png", CC_BY, "In here")
                    + figure("http://2130706433:" + web.port() + "/canary.png", CC_BY, "In here")
                    + "<img src='/unknown.png' alt='no terms'>"),
            "/more",
            html(
                "<link rel=license href='"
                    + CC_BY
                    + "'><meta name=author content='Bo Brush'>"
                    + "<img src='b.png' alt='A second field'><img src='a.png'><a href='/'>back</a>"),
            "/a.png",
            picture("a"),
            "/b.png",
            picture("b")));
    forbidden.addAll(
        List.of(
            "open.test/private/page",
            "open.test/private/p.png",
            "open.test/nc.png",
            "open.test/unknown.png"));
  }

  private void forbidding() throws IOException {
    put(
        "header.test",
        Map.of(
            "/",
            html(figure("/no.png", CC_BY, "Opted out by header")),
            "/no.png",
            r -> picture("no").apply(r).with("X-Robots-Tag", "noai, noimageai")));
    put(
        "meta.test",
        Map.of(
            "/", html("<meta name=robots content='noai'>" + figure("/no.png", CC_BY, "By meta"))));
    put(
        "signal.test",
        Map.of(
            "/robots.txt",
            r ->
                Reply.of(
                    200,
                    "text/plain",
                    "User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n"),
            "/",
            html(figure("/no.png", CC_BY, "By signal"))));
    put(
        "tdm.test",
        Map.of(
            "/.well-known/tdmrep.json",
            r ->
                Reply.of(
                    200,
                    "application/json",
                    "[{\"location\": \"/held/*\", \"tdm-reservation\": 1}]"),
            "/",
            html(figure("/held/no.png", CC_BY, "Reserved"))));
    put(
        "usage.test",
        Map.of(
            "/",
            html(figure("/no.png", CC_BY, "By usage")),
            "/no.png",
            r -> picture("no").apply(r).with("Content-Usage", "train-ai=n")));
    put(
        "plus.test",
        Map.of(
            "/",
            html(figure("/xmp.png", CC_BY, "By XMP")),
            "/xmp.png",
            r -> Reply.of(200, "image/png", withXmp(paint("xmp")))));
    put(
        "closed.test",
        Map.of(
            "/robots.txt",
            r -> Reply.of(200, "text/plain", "User-agent: *\nDisallow: /\n"),
            "/",
            html("closed")));
    put(
        "failing.test",
        Map.of(
            "/robots.txt",
            r -> Reply.of(500, "text/plain", "no").with("Retry-After", "7200"),
            "/",
            html("never")));
    forbidden.addAll(
        List.of(
            "meta.test/no.png",
            "signal.test/",
            "signal.test/no.png",
            "tdm.test/held/no.png",
            "closed.test/",
            "failing.test/"));
  }

  private static byte[] withXmp(byte[] png) {
    byte[] xmp =
        "<?xpacket?><x:xmpmeta><plus:DataMining>DMI-PROHIBITED-AIMLTRAINING</plus:DataMining>"
            .getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(png, png.length + xmp.length);
    System.arraycopy(xmp, 0, all, png.length, xmp.length);
    return all;
  }

  private void misbehaving() throws IOException {
    put(
        "moving.test",
        Map.of(
            "/",
                html(
                    "<a href='/in'>in</a><a href='/loop'>loop</a><a href='/away'>away</a>"
                        + figure("/moved.png", CC_BY, "Moved")),
            "/in", r -> moved("http://127.0.0.1:" + web.port() + "/canary"),
            "/away", r -> moved("http://169.254.169.254/latest/meta-data/"),
            "/loop", r -> moved("/loop"),
            "/moved.png", r -> moved("/here.png"),
            "/here.png", picture("here")));
    put(
        "broken.test",
        Map.of(
            "/", html(figure("/half.png", CC_BY, "Comes in two parts")), "/half.png", this::half));
    put(
        "endless.test",
        Map.of(
            "/",
            html(figure("/endless.png", CC_BY, "Never ends")),
            "/endless.png",
            r ->
                new Reply(
                    200,
                    Map.of("Content-Type", "image/png"),
                    out -> {
                      byte[] noise = new byte[1 << 16];
                      while (true) {
                        out.write(noise);
                      }
                    })));
    put(
        "lying.test",
        Map.of(
            "/",
                html(
                    figure("/page.png", CC_BY, "A page that says it is a picture")
                        + figure("/huge.png", CC_BY, "Says that it is huge")),
            "/page.png", html("no picture"),
            "/huge.png",
                r ->
                    new Reply(
                        200,
                        Map.of("Content-Type", "image/png", "Content-Length", "999999999"),
                        out -> {})));
    put(
        "busy.test",
        Map.of(
            "/",
            r ->
                busy.getAndIncrement() == 0
                    ? Reply.of(503, "text/plain", "later").with("Retry-After", "1")
                    : html(figure("/late.png", CC_BY, "After a while")).apply(r),
            "/late.png",
            picture("late")));
  }

  private static Reply moved(String to) {
    return Reply.of(302, "text/plain", "").with("Location", to);
  }

  private Reply half(Request request) {
    byte[] bytes = pictures.computeIfAbsent("half", TrialWeb::paint);
    String tag = "\"half\"";
    int middle = bytes.length / 2;
    if (request.header("If-None-Match").equals(tag)) {
      return new Reply(304, Map.of("ETag", tag, "Content-Length", "0"), out -> {});
    }
    String range = request.header("Range");
    if (range.equals("bytes=" + middle + "-") && request.header("If-Range").equals(tag)) {
      byte[] rest = Arrays.copyOfRange(bytes, middle, bytes.length);
      return Reply.of(206, "image/png", rest)
          .with("ETag", tag)
          .with("Content-Range", "bytes " + middle + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    broken.incrementAndGet();
    return new Reply(
        200,
        Map.of("Content-Type", "image/png", "ETag", tag, "Content-Length", "" + bytes.length),
        out -> out.write(bytes, 0, middle));
  }

  /** How often the picture that comes in two parts was asked for from its start. */
  int broken() {
    return broken.get();
  }

  private void plain(String host, int number) throws IOException {
    StringBuilder page = new StringBuilder("<link rel=license href='" + CC_BY + "'>");
    Map<String, Function<Request, Reply>> paths = new HashMap<>();
    for (int i = 0; i < 2; i++) {
      page.append("<img src='/p" + i + ".png' alt='Picture " + i + " of " + host + "'>");
      paths.put("/p" + i + ".png", picture("plain" + number + "-" + i));
    }
    page.append("<a href='/next'>next</a>");
    paths.put("/", html(page.toString()));
    paths.put("/next", html("<p>the end of " + host + "</p>"));
    put(host, paths);
  }

  /** A picture that is worth keeping: coloured shapes and grain. */
  static byte[] paint(String name) {
    Random random = new Random(name.hashCode());
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
      graphics.fillOval(random.nextInt(320) - 20, random.nextInt(240) - 20, 60, 40);
    }
    graphics.dispose();
    for (int y = 0; y < 240; y++) {
      for (int x = 0; x < 320; x++) {
        image.setRGB(x, y, image.getRGB(x, y) ^ random.nextInt(8));
      }
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
