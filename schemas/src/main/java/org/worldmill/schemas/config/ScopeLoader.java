package org.worldmill.schemas.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.crawl.CrawlAgent;
import org.worldmill.schemas.crawl.CrawlBudget;
import org.worldmill.schemas.crawl.CrawlLimits;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.CrawlSeed;
import org.worldmill.schemas.crawl.LicenceProfile;

/**
 * Reads the scope file of a crawl, as strictly as {@link ConfigLoader} reads a pipeline: every
 * problem at once, each with its line and what would be right.
 */
public final class ScopeLoader {

  private ScopeLoader() {}

  /**
   * The scope in a file.
   *
   * @throws ConfigException if the file is not there, or anything in it cannot be used
   */
  public static CrawlScope load(Path yaml) {
    return ConfigLoader.read(yaml, PipelineSchema.crawl(), ScopeLoader::bind);
  }

  /** The JSON Schema of the file, for editors that check while one types. */
  public static String schema() {
    return PipelineSchema.crawl().document().toPrettyString() + "\n";
  }

  private static CrawlScope bind(Section in) {
    Section agent = in.section("agent");
    Section licences = in.section("licences");
    List<CrawlSeed> seeds = in.items("seeds", ScopeLoader::seed).orElse(List.of());
    int depth = in.integer("depth").map(Math::toIntExact).orElse(CrawlScope.DEFAULT_DEPTH);
    return new CrawlScope(
        in.text("name").orElseThrow(),
        new CrawlAgent(
            agent.text("name").orElseThrow(),
            agent.text("url").orElseThrow(),
            agent.text("address").orElseThrow()),
        seeds,
        in.texts("hosts").orElse(List.of()),
        depth,
        in.flag("sitemaps").orElseGet(() -> CrawlScope.leadsToSitemaps(seeds, depth)),
        in.texts("media")
            .map(names -> new TreeSet<>(names.stream().map(Modality::ofId).toList()))
            .orElseGet(() -> new TreeSet<>(CrawlScope.ALL_MEDIA)),
        new LicenceProfile(
            licences
                .text("profile")
                .map(word -> LicenceProfile.Name.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(LicenceProfile.Name.OPEN),
            licences.texts("allow").orElse(List.of())),
        budget(in.section("budget")),
        limits(in.section("limits")));
  }

  private static CrawlSeed seed(Section in) {
    for (CrawlSeed.Kind kind : CrawlSeed.Kind.values()) {
      var place = in.text(kind.name().toLowerCase(Locale.ROOT));
      if (place.isPresent()) {
        return new CrawlSeed(
            kind, place.get(), in.text("licence"), in.text("attribution"), in.text("warcs"));
      }
    }
    throw new IllegalArgumentException(
        "a seed names one of page, sitemap, feed, urls, warc, wat, commons, archive, index,"
            + " bucket");
  }

  private static CrawlBudget budget(Section in) {
    CrawlBudget base = CrawlBudget.DEFAULT;
    return new CrawlBudget(
        in.amount("bytes").orElse(base.bytes()),
        in.amount("host_bytes").orElse(base.hostBytes()),
        in.integer("requests").orElse(base.requests()),
        in.integer("host_requests").orElse(base.hostRequests()),
        in.amount("time").orElse(base.timeNanos()));
  }

  private static CrawlLimits limits(Section in) {
    CrawlLimits base = CrawlLimits.DEFAULT;
    return new CrawlLimits(
        in.amount("page").orElse(base.pageBytes()),
        in.amount("image").orElse(base.imageBytes()),
        in.amount("video").orElse(base.videoBytes()),
        in.amount("model3d").orElse(base.modelBytes()),
        in.amount("deadline").orElse(base.deadlineNanos()),
        in.amount("slowest").orElse(base.minBytesPerSecond()),
        in.amount("fastest").orElse(base.maxBytesPerSecond()),
        in.amount("delay").orElse(base.delayNanos()),
        in.amount("wave").orElse(base.waveNanos()));
  }
}
