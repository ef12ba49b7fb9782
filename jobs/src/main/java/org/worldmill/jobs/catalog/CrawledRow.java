package org.worldmill.jobs.catalog;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Retrieval;

/**
 * A medium that a crawl holds and may use: an input of the mill, with its evidence.
 *
 * @param crawl the crawl's name
 * @param path its place below {@code crawl:NAME}: host and path
 * @param blob its bytes
 * @param retrieval how it was had
 * @param licence its terms
 * @param words what is said of it
 * @param texts its timed texts
 * @param storedAtMillis when the bytes came, in milliseconds of Unix time
 */
public record CrawledRow(
    String crawl,
    String path,
    BlobRef blob,
    Retrieval retrieval,
    Licence licence,
    FrontierRow.Words words,
    List<Text> texts,
    long storedAtMillis) {

  public CrawledRow {
    texts = List.copyOf(texts);
  }

  /**
   * A timed text.
   *
   * @param url where it stood
   * @param language a language tag, if one was given
   * @param content what it says
   */
  public record Text(String url, Optional<String> language, String content) {}
}
