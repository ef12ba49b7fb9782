package org.worldmill.jobs.web;

import static org.worldmill.jobs.web.Answers.bytes;
import static org.worldmill.jobs.web.Answers.figure;

import java.util.ArrayList;
import java.util.List;

/** Sites with redirects: of pages, of pictures and of robots.txt, and into this machine. */
final class MovingSites {

  private final HostWeb web;
  private final String canary;

  MovingSites(HostWeb web) {
    this.web = web;
    int port = web.canaryPorts().isEmpty() ? web.port() : web.canaryPorts().get(0);
    canary = ":" + port + "/canary.png";
  }

  List<Site> all(String n) {
    List<Site> sites = new ArrayList<>();
    sites.add(chain("chain" + n + ".test"));
    sites.add(loops("loops" + n + ".test"));
    sites.addAll(away("leaves" + n + ".test", "receives" + n + ".test"));
    sites.add(traps("traps" + n + ".test"));
    sites.add(longRules("longrules" + n + ".test"));
    sites.add(endlessRules("manyrules" + n + ".test"));
    sites.addAll(borrowedRules("borrows" + n + ".test", "lends" + n + ".test"));
    sites.add(rulesElsewhere("terms" + n + ".test", "lends" + n + ".test"));
    sites.add(rulesInside("inside" + n + ".test"));
    return sites;
  }

  private static Resource redirect(String to) {
    return Resource.may(1, request -> Reply.moved(to));
  }

  private static Site chain(String host) {
    return new Site(host, "chain")
        .page("/", "<a href='/a'>a</a>" + figure("/moved.png"))
        .put("/a", redirect("/b"))
        .put("/b", redirect("c"))
        .put("/c", redirect("/d"))
        .page("/d", "found")
        .put("/moved.png", redirect("/here.png"))
        .picture("/here.png", bytes(host));
  }

  private static Site loops(String host) {
    Site site =
        new Site(host, "loops")
            .page("/", "<a href='/loop'>l</a><a href='/ping'>p</a><a href='/h0'>h</a>")
            .put("/loop", redirect("/loop"))
            .put("/ping", redirect("/pong"))
            .put("/pong", redirect("/ping"));
    // Five redirects are followed, the sixth is not.
    for (int i = 0; i < 6; i++) {
      site.put("/h" + i, redirect("/h" + (i + 1)));
    }
    return site.never("/h6");
  }

  private List<Site> away(String from, String to) {
    return List.of(
        new Site(from, "leaves its domain")
            .page("/", "<a href='/away'>a</a>" + figure("/m.png"))
            .put("/away", redirect(web.url(to, "/page")))
            .put("/m.png", redirect(web.url(to, "/m.png"))),
        new Site(to, "is led to").found().picture("/m.png", bytes(to)).never("/page", "/"));
  }

  /** Leads into this machine, in several spellings. */
  private Site traps(String host) {
    StringBuilder page = new StringBuilder("<a href='/in'>in</a>" + figure("/in.png"));
    for (String inside :
        List.of("127.0.0.1", "2130706433", "0x7f.0.0.1", "[::1]", "[::ffff:127.0.0.1]")) {
      page.append(figure("http://" + inside + canary));
    }
    page.append(figure("http://localhost" + canary))
        .append("<a href='http://127.0.0.1")
        .append(canary)
        .append("'>in</a>");
    return new Site(host, "traps")
        .page("/", page.toString())
        .put("/in", redirect("http://127.0.0.1" + canary))
        .put("/in.png", redirect("http://127.0.0.1" + canary));
  }

  /** Five redirects to rules, which hold. */
  private static Site longRules(String host) {
    Site site =
        new Site(host, "robots.txt behind five redirects").put(Site.ROBOTS, redirect("/r1"));
    for (int i = 1; i < 5; i++) {
      site.put("/r" + i, redirect("/r" + (i + 1)));
    }
    return site.put("/r5", Resource.may(1, Answers.text(200, "User-agent: *\nDisallow: /no\n")))
        .page("/", figure("/a.png") + figure("/no.png"))
        .picture("/a.png", bytes(host))
        .never("/no.png");
  }

  /** Six redirects are as good as no rules. */
  private static Site endlessRules(String host) {
    Site site = new Site(host, "robots.txt behind six redirects").put(Site.ROBOTS, redirect("/r1"));
    for (int i = 1; i < 6; i++) {
      site.put("/r" + i, redirect("/r" + (i + 1)));
    }
    return site.never("/r6").page("/", figure("/a.png")).picture("/a.png", bytes(host));
  }

  /** The rules of one site stand at another, which is crawled too and keeps its pauses. */
  private List<Site> borrowedRules(String host, String lender) {
    return List.of(
        new Site(host, "robots.txt of another site")
            .put(Site.ROBOTS, redirect(web.url(lender, Site.ROBOTS)))
            .page("/", figure("/a.png") + figure("/kept/no.png"))
            .picture("/a.png", bytes(host))
            .never("/kept/no.png"),
        new Site(lender, "lends its robots.txt")
            .put(
                Site.ROBOTS,
                Resource.may(2, Answers.text(200, "User-agent: *\nDisallow: /kept/\n")))
            .page("/", figure("/own.png") + figure("/kept/no.png"))
            .picture("/own.png", bytes(lender))
            .never("/kept/no.png", "/terms"));
  }

  /** A page of another site is no robots.txt: its own rules might forbid it. */
  private Site rulesElsewhere(String host, String other) {
    return new Site(host, "robots.txt leads to another site's page")
        .put(Site.ROBOTS, redirect(web.url(other, "/terms")).asks(3))
        .never("/", Site.TDMREP);
  }

  private Site rulesInside(String host) {
    return new Site(host, "robots.txt leads into this machine")
        .put(Site.ROBOTS, redirect("http://127.0.0.1" + canary.replace("/canary.png", Site.ROBOTS)))
        .never("/", Site.TDMREP);
  }
}
