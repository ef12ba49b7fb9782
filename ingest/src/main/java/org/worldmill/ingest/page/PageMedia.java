package org.worldmill.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * The media of a page: img and picture with the largest of their sources, video with its tracks,
 * model-viewer, links to media files, and og:image and og:video. Pictures that say of themselves
 * that they are smaller than {@value #LEAST_PIXELS} pixels are decoration.
 */
final class PageMedia {

  private static final int LEAST_PIXELS = 64;

  // Parsed once: they are asked of every medium.
  private static final Evaluator FIGURE = Selector.evaluatorOf("figure");
  private static final Evaluator CAPTION = Selector.evaluatorOf("figcaption");
  private static final Evaluator PICTURE = Selector.evaluatorOf("picture");
  private static final Evaluator AROUND = Selector.evaluatorOf("p, li, td, article, section, div");
  private static final Pattern PIXELS = Pattern.compile("[0-9]{1,2}");
  private static final Pattern CANDIDATES = Pattern.compile(",\\s+|,(?=\\S+\\s)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DESCRIPTOR = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,4})?[wx]");

  private final WebUrl base;
  private final PageTerms terms;
  private final Discovery.Gatherer found;

  PageMedia(WebUrl base, PageTerms terms, Discovery.Gatherer found) {
    this.base = base;
    this.terms = terms;
    this.found = found;
  }

  void gather(Document document) {
    document.select("img").forEach(this::image);
    document.select("video").forEach(this::video);
    for (Element viewer : document.select("model-viewer[src]")) {
      add(viewer.attr("src"), Modality.MODEL3D, viewer, List.of());
    }
    for (Element link : document.select("a[href]")) {
      MediaNames.typeOf(path(link.attr("href")))
          .flatMap(MediaNames::modality)
          .ifPresent(kind -> add(link.attr("href"), kind, link, List.of()));
    }
    Optional<String> title = Terms.words(document.title());
    for (Element meta : document.select("meta[property][content]")) {
      Optional<Modality> kind =
          switch (meta.attr("property")) {
            case "og:image", "og:image:url", "og:image:secure_url" -> Optional.of(Modality.IMAGE);
            case "og:video", "og:video:url", "og:video:secure_url" -> Optional.of(Modality.VIDEO);
            default -> Optional.empty();
          };
      // og:video is often a player's page.
      boolean file = kind.equals(Optional.of(Modality.IMAGE)) || isMedia(meta.attr("content"));
      if (kind.isPresent() && file) {
        put(
            meta.attr("content"),
            kind.get(),
            new MediaLink.Words(Optional.empty(), title, Optional.empty(), Optional.empty()),
            terms.whole(),
            List.of());
      }
    }
  }

  private static boolean isMedia(String place) {
    return MediaNames.isMedia(path(place));
  }

  /** What stands before a query or fragment. */
  private static String path(String place) {
    int query = place.indexOf('?');
    int end = query < 0 ? place.length() : query;
    int fragment = place.indexOf('#');
    return place.substring(0, fragment < 0 ? end : Math.min(end, fragment));
  }

  private void image(Element image) {
    if (tiny(image.attr("width")) && tiny(image.attr("height"))) {
      return;
    }
    String best = largest(image.attr("srcset"), image.attr("data-srcset"));
    Element picture = image.closest(PICTURE);
    if (best.isEmpty() && picture != null) {
      Element source = picture.selectFirst("source[srcset]");
      best = source == null ? "" : largest(source.attr("srcset"), "");
    }
    if (best.isEmpty()) {
      best = image.hasAttr("data-src") ? image.attr("data-src") : image.attr("src");
    }
    add(best, Modality.IMAGE, image, List.of());
  }

  private static boolean tiny(String pixels) {
    return PIXELS.matcher(pixels).matches() && Integer.parseInt(pixels) < LEAST_PIXELS;
  }

  /** The candidate of the greatest width or density. */
  static String largest(String srcset, String other) {
    String best = "";
    double size = -1;
    String all = srcset.isBlank() ? other : srcset;
    if (all.isBlank()) {
      return best;
    }
    for (String candidate : CANDIDATES.split(all)) {
      String[] parts = BLANKS.split(candidate.strip());
      String descriptor = parts.length > 1 ? parts[1] : "1x";
      if (!parts[0].isEmpty() && DESCRIPTOR.matcher(descriptor).matches()) {
        double value = Double.parseDouble(descriptor.substring(0, descriptor.length() - 1));
        if (value > size) {
          size = value;
          best = parts[0];
        }
      }
    }
    return best;
  }

  private void video(Element video) {
    List<MediaLink.Track> tracks = new ArrayList<>();
    for (Element track : video.select("track[src]")) {
      try {
        Optional<String> language = Terms.words(track.attr("srclang"));
        tracks.add(new MediaLink.Track(base.resolve(track.attr("src")), language));
      } catch (AddressException e) {
        // Text that is nowhere belongs to nothing.
      }
    }
    if (video.hasAttr("src")) {
      add(video.attr("src"), Modality.VIDEO, video, tracks);
      return;
    }
    // The sources are one film in several codings, the best first.
    Element source = video.selectFirst("source[src]");
    if (source != null) {
      add(source.attr("src"), Modality.VIDEO, video, tracks);
    }
  }

  private void add(String place, Modality kind, Element element, List<MediaLink.Track> tracks) {
    put(place, kind, words(element), terms.of(element), tracks);
  }

  private void put(
      String place,
      Modality kind,
      MediaLink.Words words,
      Licence licence,
      List<MediaLink.Track> tracks) {
    if (place.isBlank() || place.startsWith("data:")) {
      return;
    }
    try {
      found.medium(new MediaLink(base.resolve(place), kind, words, licence, tracks));
    } catch (AddressException e) {
      // A link to nowhere leads nowhere.
    }
  }

  private static MediaLink.Words words(Element element) {
    Element figure = element.closest(FIGURE);
    Element caption = figure == null ? null : figure.selectFirst(CAPTION);
    Element around = element.closest(AROUND);
    String label = element.hasAttr("aria-label") ? element.attr("aria-label") : "";
    String alt = element.hasAttr("alt") ? element.attr("alt") : label;
    return new MediaLink.Words(
        Terms.words(alt),
        Terms.words(element.normalName().equals("a") ? element.text() : element.attr("title")),
        caption == null ? Optional.empty() : Terms.words(caption.text()),
        around == null ? Optional.empty() : Terms.words(around.ownText()));
  }
}
