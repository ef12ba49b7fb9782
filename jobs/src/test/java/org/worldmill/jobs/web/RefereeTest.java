package org.worldmill.jobs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.worldmill.jobs.web.Violation.Offence;

/** A referee that finds nothing proves nothing: here is one of each. */
class RefereeTest {

  private static final long MS = 1_000_000;
  private static final String AGENT = "TrialBot/1.0";
  private static final byte[] PICTURE = {1, 2, 3};
  private static final Site A =
      new Site("www.a.test", "plain")
          .crawlDelay(200)
          .page("/", "a")
          .picture("/p.png", PICTURE)
          .never("/no");
  private static final Site NEAR = new Site("img.a.test", "plain").found().page("/", "near");
  private static final Site B = new Site("b.test", "plain").page("/", "b");
  private static final Referee REFEREE =
      new Referee(Map.of("www.a.test", A, "img.a.test", NEAR, "b.test", B), 100 * MS, AGENT);

  private static Served served(String host, String path, int status, long from, long to) {
    return served(host, path, "127.0.0.7", status, from, to, 0);
  }

  private static Served served(
      String host, String path, String at, int status, long from, long to, long notBefore) {
    Request request = new Request(host, path, Map.of("user-agent", AGENT));
    boolean whole = status == 200;
    return new Served(request, at, status, from * MS, to * MS, 3, whole, notBefore * MS);
  }

  private static Set<Offence> offences(List<Violation> found) {
    return Set.copyOf(found.stream().map(Violation::offence).toList());
  }

  private static Set<Offence> judged(Served... log) {
    return offences(REFEREE.asked(List.of(log), List.of(), List.of()));
  }

  private static Served robots(String host) {
    return served(host, "/robots.txt", 404, 0, 1);
  }

  @Test
  void findsNothingInAGoodLog() {
    Served[] log = {
      robots("www.a.test"),
      served("www.a.test", "/", 200, 201, 210),
      served("www.a.test", "/p.png", 200, 410, 420),
      served("b.test", "/robots.txt", 404, 520, 521),
    };
    assertThat(judged(log)).isEmpty();
  }

  @Test
  void findsRequestsAtOnceByDomainAndByAddress() {
    assertThat(
            judged(
                served("www.a.test", "/robots.txt", "127.0.0.1", 404, 0, 50, 0),
                served("img.a.test", "/robots.txt", "127.0.0.2", 404, 40, 60, 0)))
        .containsExactly(Offence.AT_ONCE);
    assertThat(
            judged(
                served("www.a.test", "/robots.txt", "127.0.0.1", 404, 0, 50, 0),
                served("b.test", "/robots.txt", "127.0.0.1", 404, 40, 60, 0)))
        .containsExactly(Offence.AT_ONCE);
    // A long one is not hidden by a short one that begins after it.
    assertThat(
            judged(
                served("b.test", "/robots.txt", "127.0.0.1", 404, 0, 900, 0),
                served("img.a.test", "/robots.txt", "127.0.0.1", 404, 100, 110, 0),
                served("www.a.test", "/robots.txt", "127.0.0.1", 404, 300, 310, 0)))
        .containsExactly(Offence.AT_ONCE);
  }

  @Test
  void findsPausesThatAreTooShort() {
    assertThat(judged(robots("b.test"), served("b.test", "/", 200, 100, 110)))
        .containsExactly(Offence.PAUSE);
    assertThat(judged(robots("www.a.test"), served("www.a.test", "/", 200, 150, 160)))
        .containsExactly(Offence.CRAWL_DELAY);
  }

  @Test
  void findsThoseWhoDoNotLeaveAlone() {
    Served busy = served("b.test", "/robots.txt", "127.0.0.7", 503, 0, 1, 5000);
    assertThat(judged(busy, served("b.test", "/robots.txt", 404, 4000, 4001)))
        .contains(Offence.RETRY_AFTER);
    assertThat(judged(busy, served("b.test", "/robots.txt", 404, 5000, 5001)))
        .doesNotContain(Offence.RETRY_AFTER);
    // Without Retry-After, sixty delays less a tenth.
    Served bare = served("b.test", "/robots.txt", 500, 0, 1);
    assertThat(judged(bare, served("b.test", "/robots.txt", 404, 5300, 5301)))
        .contains(Offence.RETRY_AFTER);
    assertThat(judged(bare, served("b.test", "/robots.txt", 404, 5500, 5501)))
        .doesNotContain(Offence.RETRY_AFTER);
  }

  @Test
  void findsWhatMustNotBeAskedFor() {
    assertThat(judged(robots("www.a.test"), served("www.a.test", "/no", 200, 300, 301)))
        .containsExactly(Offence.FORBIDDEN);
    assertThat(judged(robots("www.a.test"), served("www.a.test", "/what", 404, 300, 301)))
        .containsExactly(Offence.UNDECLARED);
    assertThat(offences(REFEREE.rulesFirst(List.of(served("b.test", "/", 200, 0, 1)))))
        .containsExactly(Offence.RULES_FIRST);
    assertThat(REFEREE.rulesFirst(List.of(served("b.test", "/", 200, 3, 4), robots("b.test"))))
        .isEmpty();
    assertThat(judged(served("elsewhere.test", "/robots.txt", 404, 0, 1)))
        .containsExactly(Offence.UNDECLARED);
    Request nameless = new Request("b.test", "/robots.txt", Map.of("user-agent", "Mozilla/5.0"));
    assertThat(judged(new Served(nameless, "127.0.0.7", 404, 0, 1, 0, true, 0)))
        .containsExactly(Offence.NAMELESS);
    assertThat(offences(REFEREE.asked(List.of(), List.of("127.0.0.1/x"), List.of())))
        .containsExactly(Offence.CANARY);
  }

  @Test
  void findsWhatWasAskedForAgainUnlessItWasInFlight() {
    List<Served> log =
        List.of(
            robots("b.test"),
            served("b.test", "/", 200, 200, 300),
            served("b.test", "/", 200, 1000, 1001));
    assertThat(offences(REFEREE.asked(log, List.of(), List.of())))
        .containsExactly(Offence.ASKED_AGAIN);
    assertThat(REFEREE.asked(log, List.of(), List.of(250 * MS))).isEmpty();
    assertThat(REFEREE.asked(log, List.of(), List.of(310 * MS))).isEmpty();
    // The rest of a body was in flight: it is begun anew.
    List<Served> parts =
        List.of(
            robots("b.test"),
            served("b.test", "/", 200, 200, 210),
            served("b.test", "/", 206, 400, 410),
            served("b.test", "/", 200, 1000, 1010));
    assertThat(REFEREE.asked(parts, List.of(), List.of(405 * MS))).isEmpty();
    // Another request of its lane has come since: it was written down.
    List<Served> later =
        List.of(
            robots("b.test"),
            served("b.test", "/", 200, 200, 300),
            served("img.a.test", "/robots.txt", 404, 400, 401),
            served("b.test", "/", 200, 1000, 1001));
    assertThat(offences(REFEREE.asked(later, List.of(), List.of(500 * MS))))
        .containsExactly(Offence.ASKED_AGAIN);
    // A kill long after.
    assertThat(offences(REFEREE.asked(log, List.of(), List.of(100_000 * MS))))
        .containsExactly(Offence.ASKED_AGAIN);
  }

  @Test
  void findsWhatIsLost() {
    List<Served> log =
        List.of(
            served("www.a.test", "/", 200, 0, 1),
            served("img.a.test", "/", 200, 0, 1),
            served("b.test", "/", 500, 0, 1));
    assertThat(REFEREE.lost(log))
        .containsExactlyInAnyOrder(
            new Violation(Offence.LOST, "b.test/"),
            new Violation(Offence.LOST, "www.a.test/p.png"));
  }

  @Test
  void findsWhatIsStoredUndulyTwiceOrNot() {
    assertThat(Referee.stored(List.of("x", "y"), Set.of("x", "y"))).isEmpty();
    assertThat(offences(Referee.stored(List.of("x", "x"), Set.of("x"))))
        .containsExactly(Offence.STORED_TWICE);
    assertThat(offences(Referee.stored(List.of("x", "z"), Set.of("x"))))
        .containsExactly(Offence.STORED_UNDULY);
    assertThat(offences(Referee.stored(List.of(), Set.of("x")))).containsExactly(Offence.LOST);
  }

  @Test
  void findsMediaThatMovedAgain() {
    assertThat(REFEREE.movedAgain(List.of(served("www.a.test", "/", 200, 0, 1)))).isEmpty();
    assertThat(offences(REFEREE.movedAgain(List.of(served("www.a.test", "/p.png", 200, 0, 1)))))
        .containsExactly(Offence.MOVED_AGAIN);
  }
}
