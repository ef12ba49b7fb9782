package org.worldmill.ingest.page;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.SiteMapURL;
import crawlercommons.sitemaps.UnknownFormatException;
import crawlercommons.sitemaps.extension.Extension;
import crawlercommons.sitemaps.extension.ExtensionMetadata;
import crawlercommons.sitemaps.extension.ImageAttributes;
import crawlercommons.sitemaps.extension.VideoAttributes;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Modality;

/**
 * Reads sitemaps (sitemaps.org 0.9) with the image and video extensions, plain or compressed. At
 * most 50 MB after decompression are read; a larger one is a bomb and refused whole.
 */
public final class SitemapReader {

  /** Most bytes after decompression. */
  public static final int MOST_BYTES = 50_000_000;

  private SitemapReader() {}

  /**
   * What a sitemap leads to.
   *
   * @param in its bytes
   * @param url where it stands
   * @throws MediaException if it is too large, or no sitemap
   * @throws IOException if the bytes cannot be read
   */
  public static Discovery read(InputStream in, WebUrl url) throws MediaException, IOException {
    byte[] bytes = decompressed(in);
    SiteMapParser parser = new SiteMapParser(false, true);
    parser.setAllowDocTypeDefinitions(false);
    parser.enableExtension(Extension.IMAGE);
    parser.enableExtension(Extension.VIDEO);
    Discovery.Gatherer found = new Discovery.Gatherer();
    try {
      AbstractSiteMap map = parser.parseSiteMap(bytes, URI.create(url.text()).toURL());
      if (map instanceof SiteMapIndex index) {
        for (AbstractSiteMap part : index.getSitemaps()) {
          resolve(part.getUrl()).ifPresent(found::sitemap);
        }
      } else if (map instanceof SiteMap pages) {
        pages.getSiteMapUrls().forEach(entry -> take(entry, found));
      }
    } catch (UnknownFormatException | RuntimeException e) {
      throw new MediaException(Code.CORRUPT, "it is no sitemap: " + e.getMessage(), e);
    }
    return found.done();
  }

  private static byte[] decompressed(InputStream in) throws MediaException, IOException {
    BufferedInputStream head = new BufferedInputStream(in);
    head.mark(2);
    boolean gzip = head.read() == 0x1f && head.read() == 0x8b;
    head.reset();
    byte[] bytes = (gzip ? new GZIPInputStream(head) : head).readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new MediaException(
          Code.TOO_LARGE, "the sitemap is larger than 50 MB; divide it, as sitemaps.org asks");
    }
    return bytes;
  }

  private static Optional<WebUrl> resolve(@Nullable URL url) {
    try {
      return url == null ? Optional.empty() : Optional.of(WebUrl.of(url.toString()));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  private static void take(SiteMapURL entry, Discovery.Gatherer found) {
    resolve(entry.getUrl()).ifPresent(found::page);
    for (ExtensionMetadata extension : of(entry, Extension.IMAGE)) {
      if (extension instanceof ImageAttributes image) {
        image(image, found);
      }
    }
    for (ExtensionMetadata extension : of(entry, Extension.VIDEO)) {
      if (extension instanceof VideoAttributes video) {
        video(video, found);
      }
    }
  }

  private static ExtensionMetadata[] of(SiteMapURL entry, Extension extension) {
    ExtensionMetadata[] all = entry.getAttributesForExtension(extension);
    return all == null ? new ExtensionMetadata[0] : all;
  }

  private static void image(ImageAttributes image, Discovery.Gatherer found) {
    String said = image.getLicense() == null ? "" : image.getLicense().toString();
    Licence licence = Terms.of(said, Terms.OWN, "sitemap image:license", Optional.empty());
    MediaLink.Words words = words(image.getTitle(), image.getCaption());
    resolve(image.getLoc())
        .ifPresent(
            url -> found.medium(new MediaLink(url, Modality.IMAGE, words, licence, List.of())));
  }

  private static void video(VideoAttributes video, Discovery.Gatherer found) {
    Optional<String> person = Optional.ofNullable(video.getUploader()).flatMap(Terms::words);
    MediaLink.Words words = words(video.getTitle(), video.getDescription());
    resolve(video.getContentLoc())
        .ifPresent(
            url ->
                found.medium(
                    new MediaLink(url, Modality.VIDEO, words, Terms.unknown(person), List.of())));
  }

  private static MediaLink.Words words(@Nullable String title, @Nullable String caption) {
    return new MediaLink.Words(
        Optional.empty(),
        Optional.ofNullable(title).flatMap(Terms::words),
        Optional.ofNullable(caption).flatMap(Terms::words),
        Optional.empty());
  }
}
