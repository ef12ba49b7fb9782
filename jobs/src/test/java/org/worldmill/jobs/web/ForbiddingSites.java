package org.worldmill.jobs.web;

import static org.worldmill.jobs.web.Answers.bytes;
import static org.worldmill.jobs.web.Answers.figure;

import java.util.List;

/** Sites that forbid something, each in another way. */
final class ForbiddingSites {

  private ForbiddingSites() {}

  static List<Site> all(String n) {
    return List.of(
        closed("closed" + n + ".test"),
        named("named" + n + ".test"),
        signal("signal" + n + ".test"),
        byHeader("header" + n + ".test", "X-Robots-Tag", "noai, noimageai"),
        byHeader("usage" + n + ".test", "Content-Usage", "train-ai=n"),
        byHeader("tdmheader" + n + ".test", "TDM-Reservation", "1"),
        byMeta("meta" + n + ".test", "noai"),
        byMeta("noindex" + n + ".test", "noindex"),
        unlinked("nofollow" + n + ".test"),
        pageHeader("pageheader" + n + ".test"),
        reserved("tdm" + n + ".test"),
        inside(
            "plus" + n + ".test", "<plus:DataMining>DMI-PROHIBITED-AIMLTRAINING</plus:DataMining>"),
        inside("c2pa" + n + ".test", "c2pa.training-mining {use: notAllowed}"));
  }

  private static Site closed(String host) {
    return new Site(host, "closed").robots("User-agent: *\nDisallow: /\n").never("/", Site.TDMREP);
  }

  /** Its robots.txt has a group for us, which holds, and one for all, which then does not. */
  private static Site named(String host) {
    return new Site(host, "named")
        .robots("User-agent: *\nDisallow: /a.png\n\nUser-agent: TrialBot\nDisallow: /b\n")
        .page("/", figure("/a.png") + figure("/b.png") + "<a href='/b/c'>c</a>")
        .picture("/a.png", bytes(host))
        .never("/b.png", "/b/c");
  }

  private static Site signal(String host) {
    return new Site(host, "signal")
        .robots("User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n")
        .never("/");
  }

  /** A header of the picture, whose body is not wanted. */
  private static Site byHeader(String host, String name, String value) {
    byte[] picture = bytes(host);
    return new Site(host, name)
        .page("/", figure("/no.png"))
        .put("/no.png", Resource.refused(r -> Answers.picture(picture).apply(r).with(name, value)));
  }

  /** Of a page, whose links may be followed. */
  private static Site byMeta(String host, String word) {
    return new Site(host, "meta " + word)
        .page(
            "/",
            "<meta name=robots content='" + word + "'><a href='/next'>n</a>" + figure("/no.png"))
        .page("/next", "next")
        .never("/no.png");
  }

  private static Site unlinked(String host) {
    return new Site(host, "nofollow")
        .page("/", "<meta name=robots content=nofollow><a href='/no'>no</a>" + figure("/a.png"))
        .picture("/a.png", bytes(host))
        .never("/no");
  }

  private static Site pageHeader(String host) {
    String page = figure("/no.png");
    return new Site(host, "header of a page")
        .put("/", Resource.must(r -> Answers.html(page).apply(r).with("X-Robots-Tag", "noai")))
        .never("/no.png");
  }

  private static Site reserved(String host) {
    String rules = "[{\"location\": \"/held/*\", \"tdm-reservation\": 1}]";
    return new Site(host, "tdmrep.json")
        .put(Site.TDMREP, Resource.may(1, r -> Reply.of(200, "application/json", rules)))
        .page("/", figure("/held/no.png") + figure("/free.png"))
        .picture("/free.png", bytes(host))
        .never("/held/no.png");
  }

  /** Inside the picture: it has to be fetched to be refused, and not once more. */
  private static Site inside(String host, String words) {
    byte[] picture = bytes(host, words);
    return new Site(host, "inside the file")
        .page("/", figure("/no.png") + figure("/bare.png"))
        .put("/no.png", Resource.refused(Answers.picture(picture)))
        .put("/bare.png", Resource.refused(r -> Reply.of(200, "image/png", picture)));
  }
}
