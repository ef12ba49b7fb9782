package org.worldmill.schemas.crawl;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.worldmill.schemas.Modality;

/**
 * All of a scope file: what one crawl may ask for, as whom, and how much of it.
 *
 * @param name the crawl's name; {@code crawl:NAME} is its source in a pipeline
 * @param agent who asks
 * @param seeds where it begins
 * @param hosts hosts that it may go to: {@code example.org}, or {@code *.example.org} for those
 *     below as well; those of the seeds alone if empty
 * @param depth how many links a page may be away from a seed
 * @param sitemaps whether it follows the sitemaps that robots.txt names on its hosts
 * @param media what it takes
 * @param licences under which terms
 * @param budget how much altogether
 * @param limits how much and how fast at once
 */
public record CrawlScope(
    String name,
    CrawlAgent agent,
    List<CrawlSeed> seeds,
    List<String> hosts,
    int depth,
    boolean sitemaps,
    Set<Modality> media,
    LicenceProfile licences,
    CrawlBudget budget,
    CrawlLimits limits) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Everything but sound. */
  public static final Set<Modality> ALL_MEDIA = Set.of(Modality.values());

  /** Links from a page to a page that are followed where nothing is said. */
  public static final int DEFAULT_DEPTH = 2;

  public CrawlScope {
    seeds = List.copyOf(seeds);
    hosts = List.copyOf(hosts);
    media = java.util.Collections.unmodifiableSet(new TreeSet<>(media));
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a crawl's name is lowercase words joined by hyphens, not '" + name + "'");
    }
    if (seeds.isEmpty() || media.isEmpty()) {
      throw new IllegalArgumentException("a crawl needs seeds, and media to look for");
    }
    if (depth < 0) {
      throw new IllegalArgumentException("a depth must not be negative: " + depth);
    }
  }

  /**
   * Whether sitemaps that robots.txt names are followed where nothing is said: where a crawl begins
   * with pages, sitemaps and feeds alone and follows their links. One that begins with lists, files
   * or answers of an API has been given its addresses, and does not go through whole sites unasked.
   */
  public static boolean leadsToSitemaps(List<CrawlSeed> seeds, int depth) {
    return depth > 0 && seeds.stream().allMatch(CrawlSeed::isOfASite);
  }

  /** Greatest size of a medium of this kind. */
  public long mostBytes(Modality modality) {
    return switch (modality) {
      case IMAGE -> limits.imageBytes();
      case VIDEO -> limits.videoBytes();
      case MODEL3D -> limits.modelBytes();
    };
  }
}
