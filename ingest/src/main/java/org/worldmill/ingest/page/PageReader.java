package org.worldmill.ingest.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Modality;

/** Reads an HTML page: its links, its media with words and terms, its opt-outs. */
public final class PageReader {

  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]{1,40})", Pattern.CASE_INSENSITIVE);

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Evaluator LINKS =
      Selector.evaluatorOf("a[href], area[href], link[rel=next], link[rel=canonical]");

  private final OptOuts optOuts;

  /** As a robot that reads opt-outs in this way. */
  public PageReader(OptOuts optOuts) {
    this.optOuts = optOuts;
  }

  /**
   * What a page leads to.
   *
   * @param html its bytes
   * @param headers the header that it came with
   * @param url where it stands
   * @throws IOException if the bytes cannot be read
   */
  public Discovery read(InputStream html, Headers headers, WebUrl url) throws IOException {
    Document document = Jsoup.parse(html, charset(headers), url.text());
    WebUrl base = base(document, url);
    Discovery.Gatherer found = new Discovery.Gatherer();
    boolean nofollow = optOuts.stopsFollowing(headers);
    optOuts.of(headers).forEach(found::signal);
    for (Element meta : document.select("meta[content]")) {
      String name = meta.hasAttr("name") ? meta.attr("name") : meta.attr("http-equiv");
      optOuts.ofMeta(name, meta.attr("content")).ifPresent(found::signal);
      nofollow |= optOuts.stopsFollowing(name, meta.attr("content"));
    }
    JsonLd linked = new JsonLd(base, found);
    document
        .select("script[type=application/ld+json]")
        .forEach(script -> linked.read(script.data()));
    PageTerms terms = new PageTerms(document, base, linked.pageLicence());
    new PageMedia(base, terms, found).gather(document);
    if (!nofollow) {
      embeds(document, base, found);
      links(document, base, found);
    }
    return found.done();
  }

  private static WebUrl base(Document document, WebUrl url) {
    Element base = document.selectFirst("base[href]");
    try {
      return base == null ? url : url.resolve(base.attr("href"));
    } catch (AddressException e) {
      return url;
    }
  }

  /** Endpoints that speak JSON; where a page names them in XML too, they say the same. */
  private static void embeds(Document document, WebUrl base, Discovery.Gatherer found) {
    for (Element link :
        document.select("link[rel~=(?i)\\balternate\\b][type=application/json+oembed][href]")) {
      try {
        found.embed(base.resolve(link.attr("href")));
      } catch (AddressException e) {
        // An endpoint that is nowhere tells nothing.
      }
    }
  }

  private static void links(Document document, WebUrl base, Discovery.Gatherer found) {
    for (Element link : document.select(LINKS)) {
      List<String> rels =
          List.of(BLANKS.split(link.attr("rel").toLowerCase(java.util.Locale.ROOT)));
      if (rels.contains("nofollow") || rels.contains("license")) {
        continue;
      }
      try {
        WebUrl url = base.resolve(link.attr("href"));
        Optional<Modality> kind = MediaNames.typeOf(url.path()).flatMap(MediaNames::modality);
        if (kind.isEmpty()) {
          found.page(url);
        }
      } catch (AddressException e) {
        // mailto:, javascript: and the like lead nowhere.
      }
    }
  }

  private static @Nullable String charset(Headers headers) {
    Matcher said = CHARSET.matcher(headers.first("content-type").orElse(""));
    if (!said.find()) {
      return null;
    }
    try {
      return Charset.forName(said.group(1)).name();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
