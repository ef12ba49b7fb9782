package org.worldmill.jobs.web;

import static org.worldmill.jobs.web.Answers.bytes;
import static org.worldmill.jobs.web.Answers.figure;
import static org.worldmill.jobs.web.Answers.first;
import static org.worldmill.jobs.web.Answers.text;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Sites that fail, want to be left alone, lie, never end or say nothing. */
final class FailingSites {

  private static final int MOST_ATTEMPTS = 3;

  private FailingSites() {}

  static List<Site> all(String n) {
    return List.of(
        unruly("unruly" + n + ".test", 1, FailingSites::inTwoHours),
        unruly("mute" + n + ".test", MOST_ATTEMPTS, text(500, "no")),
        unruly("gate" + n + ".test", MOST_ATTEMPTS, r -> Reply.reset()),
        late("later" + n + ".test"),
        busy("busy" + n + ".test", r -> text(503, "").apply(r).with("Retry-After", "1")),
        busy("dated" + n + ".test", FailingSites::untilSoon),
        busy("sorry" + n + ".test", text(503, "")),
        broken("broken" + n + ".test"),
        resetting("reset" + n + ".test", 1),
        resetting("resets" + n + ".test", MOST_ATTEMPTS),
        lying("lying" + n + ".test"),
        garbled("garbled" + n + ".test"),
        endless("endless" + n + ".test"),
        silent("silent" + n + ".test"));
  }

  private static Reply inTwoHours(Request request) {
    return Reply.of(500, "text/plain", "no").with("Retry-After", "7200");
  }

  private static Reply untilSoon(Request request) {
    ZonedDateTime until = ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(3);
    return Reply.of(429, "text/plain", "")
        .with("Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(until));
  }

  /** No rules can be had: nothing else may be asked for. */
  private static Site unruly(String host, int asks, Function<Request, Reply> robots) {
    return new Site(host, "no rules to be had")
        .put(Site.ROBOTS, Resource.may(asks, robots))
        .never("/", Site.TDMREP);
  }

  private static Site late(String host) {
    Function<Request, Reply> busy = r -> text(503, "").apply(r).with("Retry-After", "1");
    return new Site(host, "rules are late")
        .put(
            Site.ROBOTS,
            Resource.may(2, first(1, busy, text(200, "User-agent: *\nDisallow: /n\n"))))
        .page("/", figure("/no.png") + figure("/a.png"))
        .picture("/a.png", bytes(host))
        .never("/no.png");
  }

  /** Wants to be left alone once. */
  private static Site busy(String host, Function<Request, Reply> later) {
    String page = figure("/a.png") + figure("/b.png");
    byte[] picture = bytes(host + "a");
    return new Site(host, "busy")
        .put("/", Resource.must(first(1, later, Answers.html(page))).asks(2))
        .picture("/b.png", bytes(host + "b"))
        .put("/a.png", Resource.medium(picture, first(1, later, Answers.picture(picture))).asks(2));
  }

  private static Site broken(String host) {
    return new Site(host, "broken")
        .page(
            "/", "<a href='/500'>e</a><a href='/404'>g</a>" + figure("/410.png") + figure("/a.png"))
        .put("/500", Resource.may(MOST_ATTEMPTS, text(500, "no")))
        .put("/404", Resource.may(1, text(404, "no")))
        .put("/410.png", Resource.may(1, text(410, "no")))
        .picture("/a.png", bytes(host));
  }

  /** Resets the connection so many times, or always. */
  private static Site resetting(String host, int times) {
    byte[] picture = bytes(host);
    Resource image =
        times < MOST_ATTEMPTS
            ? Resource.medium(picture, first(times, r -> Reply.reset(), Answers.picture(picture)))
                .asks(times + 1)
            : Resource.may(MOST_ATTEMPTS, r -> Reply.reset());
    return new Site(host, "resetting").page("/", figure("/a.png")).put("/a.png", image);
  }

  private static Site lying(String host) {
    byte[] picture = bytes(host);
    return new Site(host, "lying")
        .page("/", figure("/short.png") + figure("/huge.png") + figure("/page.png"))
        .put(
            "/short.png",
            Resource.may(MOST_ATTEMPTS, r -> Answers.promising(picture.length + 999, picture)))
        .put("/huge.png", Resource.refused(r -> Answers.promising(999_999_999, picture)))
        .put("/page.png", Resource.may(1, Answers.html("no picture")));
  }

  private static Site garbled(String host) {
    byte[] picture = bytes(host);
    byte[] noise = Arrays.copyOf(picture, 200);
    return new Site(host, "garbled")
        .page("/", "<a href='/gzip'>z</a><a href='/head'>h</a>" + figure("/brotli.png"))
        .put(
            "/gzip",
            Resource.may(
                MOST_ATTEMPTS,
                r -> Reply.of(200, "text/html", noise).with("Content-Encoding", "gzip")))
        .put(
            "/brotli.png",
            Resource.may(
                MOST_ATTEMPTS,
                r -> Reply.of(200, "image/png", picture).with("Content-Encoding", "br")))
        .put(
            "/head",
            Resource.may(
                MOST_ATTEMPTS,
                r -> Reply.of(200, "text/html", "x").with("X-Long", "y".repeat(20_000))));
  }

  /** A body without an end, and one that comes too slowly. */
  private static Site endless(String host) {
    byte[] noise = new byte[1 << 16];
    Reply.Body flood =
        out -> {
          while (true) {
            out.write(noise);
          }
        };
    Reply.Body drip =
        out -> {
          while (true) {
            out.write('.');
            out.pause(40);
          }
        };
    return new Site(host, "endless")
        .page("/", figure("/flood.png") + "<a href='/drip'>d</a>")
        .put(
            "/flood.png",
            Resource.refused(r -> new Reply(200, Map.of("Content-Type", "image/png"), flood)))
        .put(
            "/drip",
            Resource.may(
                MOST_ATTEMPTS, r -> new Reply(200, Map.of("Content-Type", "text/html"), drip)));
  }

  /** Takes a request and says nothing. */
  private static Site silent(String host) {
    return new Site(host, "silent")
        .page("/", "<a href='/silent'>s</a>")
        .put("/silent", Resource.may(MOST_ATTEMPTS, r -> Reply.raw(out -> out.pause(60_000))));
  }
}
