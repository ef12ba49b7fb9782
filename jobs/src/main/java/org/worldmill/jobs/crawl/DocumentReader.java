package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.worldmill.ingest.manners.OptOuts;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.Discovery;
import org.worldmill.ingest.page.EmbedReader;
import org.worldmill.ingest.page.FeedReader;
import org.worldmill.ingest.page.ItemReader;
import org.worldmill.ingest.page.PageReader;
import org.worldmill.ingest.page.SitemapReader;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.schemas.MediaException;

/**
 * Reads documents as what they were asked for as: as many at once in this process as it has
 * processors, since each may take a hundred times its size.
 */
final class DocumentReader {

  private static final Semaphore READERS =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

  private final OptOuts optOuts;

  DocumentReader(OptOuts optOuts) {
    this.optOuts = optOuts;
  }

  /**
   * What a document leads to.
   *
   * @param url where it stands
   * @param headers the header that it came with
   * @param body its bytes
   * @throws MediaException if it is not what it was asked for as
   */
  Discovery read(Role role, WebUrl url, Headers headers, Path body)
      throws IOException, MediaException {
    READERS.acquireUninterruptibly();
    try (InputStream in = Files.newInputStream(body)) {
      return switch (role) {
        case SITEMAP -> SitemapReader.read(in, url);
        case FEED -> FeedReader.read(in, url);
        case COMMONS -> ItemReader.commons(in, url);
        case ARCHIVE -> ItemReader.archive(in, url);
        case OEMBED -> EmbedReader.read(in, url);
        default -> new PageReader(optOuts).read(in, headers, url);
      };
    } finally {
      READERS.release();
    }
  }
}
