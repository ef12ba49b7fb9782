package org.worldmill.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.ingest.manners.OptOutSignal;
import org.worldmill.ingest.net.WebUrl;

/**
 * All that one document leads to, in the order of the document, nothing twice.
 *
 * @param pages further pages
 * @param sitemaps further sitemaps
 * @param media media
 * @param signals what the document says about automated use of itself
 * @param embeds oEmbed endpoints that tell more of the document
 */
public record Discovery(
    List<WebUrl> pages,
    List<WebUrl> sitemaps,
    List<MediaLink> media,
    List<OptOutSignal> signals,
    List<WebUrl> embeds) {

  /** Nothing. */
  public static final Discovery NOTHING = new Discovery(List.of(), List.of(), List.of(), List.of());

  public Discovery {
    pages = List.copyOf(pages);
    sitemaps = List.copyOf(sitemaps);
    media = List.copyOf(media);
    signals = List.copyOf(signals);
    embeds = List.copyOf(embeds);
  }

  /** What leads to no oEmbed endpoint. */
  public Discovery(
      List<WebUrl> pages,
      List<WebUrl> sitemaps,
      List<MediaLink> media,
      List<OptOutSignal> signals) {
    this(pages, sitemaps, media, signals, List.of());
  }

  /** Gathers what is found; what is beyond the limits is left out. */
  static final class Gatherer {

    private static final int MOST_PAGES = 50_000;
    private static final int MOST_MEDIA = 50_000;
    private static final int MOST_EMBEDS = 4;

    private final Set<WebUrl> pages = new LinkedHashSet<>();
    private final Set<WebUrl> sitemaps = new LinkedHashSet<>();
    private final Map<WebUrl, MediaLink> media = new LinkedHashMap<>();
    private final List<OptOutSignal> signals = new ArrayList<>();
    private final Set<WebUrl> embeds = new LinkedHashSet<>();

    void page(WebUrl url) {
      if (pages.size() < MOST_PAGES) {
        pages.add(url);
      }
    }

    void sitemap(WebUrl url) {
      if (sitemaps.size() < MOST_PAGES) {
        sitemaps.add(url);
      }
    }

    void medium(MediaLink link) {
      if (media.size() < MOST_MEDIA || media.containsKey(link.url())) {
        media.merge(link.url(), link, MediaLink::merged);
      }
    }

    void embed(WebUrl endpoint) {
      if (embeds.size() < MOST_EMBEDS) {
        embeds.add(endpoint);
      }
    }

    void signal(OptOutSignal signal) {
      signals.add(signal);
    }

    void forgetPages() {
      pages.clear();
    }

    Discovery done() {
      return new Discovery(
          List.copyOf(pages),
          List.copyOf(sitemaps),
          List.copyOf(media.values()),
          signals,
          List.copyOf(embeds));
    }
  }
}
