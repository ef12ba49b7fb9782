package org.worldmill.bench.crawl;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * What the hosts of the web show, by host and target alone: {@code /} and {@code /p/N} are pages of
 * some 32 KB with links to the others of their host, pictures without terms, and text; {@code
 * /i/N-BYTES.jpg} is noise of that length that no other address has, under the name of a picture: a
 * crawl looks into it for opt-outs, but does not decode it. Immutable.
 */
final class BenchSite {

  static final String ROBOTS =
      """
      User-agent: *
      Disallow: /private/
      Disallow: /*?session=
      Allow: /
      Crawl-delay: 0
      Sitemap: /sitemap.xml
      """;

  private static final int MOST_LINKS = 100;
  private static final int FIGURES = 20;
  private static final int PARAGRAPHS = 40;
  private static final int WORDS = 80;
  private static final int NOISE = 1 << 20;
  private static final String[] SYLLABLES = {
    "ra", "men", "to", "li", "ven", "sa", "dor", "ki", "pu", "ne", "gal", "ost", "im", "ber", "cu"
  };

  private final int pages;
  private final byte[] noise = new byte[NOISE];

  /** A site of this many pages on every host. */
  BenchSite(int pages) {
    this.pages = pages;
    new Random(1).nextBytes(noise);
  }

  /** The target of a page; the first is the front page. */
  static String page(int number) {
    return number == 0 ? "/" : "/p/" + number;
  }

  /** The target of a picture. */
  static String picture(int number, int bytes) {
    return "/i/" + number + "-" + bytes + ".jpg";
  }

  /** A page's HTML. */
  byte[] html(int host, int page) {
    Random random = new Random(host * 1_000_003L + page);
    StringBuilder html = new StringBuilder(40_000);
    html.append("<!doctype html><html lang=en><head><meta charset=utf-8><title>");
    words(html, random, 5);
    html.append("</title><meta name=description content='");
    words(html, random, 12);
    html.append("'><meta name=robots content='index,follow'></head><body><nav><ul>");
    int links = page == 0 ? pages : Math.min(pages, MOST_LINKS);
    for (int i = 0; i < links; i++) {
      int to = page == 0 ? i : random.nextInt(pages);
      html.append("<li class=entry><a href='").append(page(to)).append("'>");
      words(html, random, 2);
      html.append("</a></li>");
    }
    html.append("</ul></nav><main>");
    for (int i = 0; i < PARAGRAPHS; i++) {
      if (i < FIGURES) {
        int shown = page * FIGURES + i;
        html.append("<figure><img src='").append(picture(shown, 1 << 17)).append("' alt='");
        words(html, random, 4);
        html.append("'><figcaption>");
        words(html, random, 8);
        html.append("</figcaption></figure>");
      }
      html.append("<p>");
      words(html, random, WORDS);
      html.append("</p>");
    }
    return html.append("</main></body></html>").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void words(StringBuilder out, Random random, int count) {
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : " ");
      int syllables = 1 + random.nextInt(3);
      for (int j = 0; j < syllables; j++) {
        out.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
      }
    }
  }

  /** The first bytes of a picture, which tell it from all others. */
  static byte[] head(int host, int number) {
    return ByteBuffer.allocate(12).putInt(0xffd8ffe0).putInt(host).putInt(number).array();
  }

  /** The noise that follows the head, over and over. */
  byte[] noise() {
    return noise.clone();
  }

  /** Whether a page of this number is there. */
  boolean hasPage(int number) {
    return number >= 0 && number < pages;
  }
}
