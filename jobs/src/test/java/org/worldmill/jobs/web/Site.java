package org.worldmill.jobs.web;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A host of a declared kind. Without more, it has neither robots.txt nor tdmrep.json, both of which
 * may be asked for once a round.
 */
public final class Site {

  static final String ROBOTS = "/robots.txt";
  static final String TDMREP = "/.well-known/tdmrep.json";

  private final String host;
  private final String kind;
  private final Map<String, Resource> resources = new TreeMap<>();
  private Optional<String> seed = Optional.of("page: %s/");
  private long crawlDelayMillis;

  Site(String host, String kind) {
    this.host = host;
    this.kind = kind;
    put(ROBOTS, Resource.may(1, request -> Reply.notFound()));
    put(TDMREP, Resource.may(1, request -> Reply.notFound()));
  }

  Site put(String path, Resource resource) {
    resources.put(path, resource);
    return this;
  }

  Site never(String... paths) {
    for (String path : paths) {
      put(path, Resource.never());
    }
    return this;
  }

  /** A page, with an ETag. */
  Site page(String path, String html) {
    return put(path, Resource.must(Answers.html(html)));
  }

  /** A picture that has to be stored, with an ETag. */
  Site picture(String path, byte[] bytes) {
    return put(path, Resource.medium(bytes, Answers.picture(bytes)));
  }

  Site robots(String text) {
    return put(ROBOTS, Resource.may(1, request -> Reply.of(200, "text/plain", text)));
  }

  /** Not a seed: others lead to it. */
  Site found() {
    seed = Optional.empty();
    return this;
  }

  /** A seed of this line of a scope, {@code %s} standing for the origin. */
  Site seed(String line) {
    seed = Optional.of(line);
    return this;
  }

  Site crawlDelay(long millis) {
    crawlDelayMillis = millis;
    return this;
  }

  public String host() {
    return host;
  }

  String kind() {
    return kind;
  }

  Map<String, Resource> resources() {
    return resources;
  }

  /** Its line in a scope's seeds, if it has one. */
  public Optional<String> seedLine(HostWeb web) {
    return seed.map(line -> line.formatted(web.url(host, "")));
  }

  long crawlDelayMillis() {
    return crawlDelayMillis;
  }

  /** What its server says. */
  Function<Request, Reply> server() {
    return request -> {
      Resource resource = resources.get(request.target());
      return resource == null ? Reply.notFound() : resource.answer().apply(request);
    };
  }
}
