package org.worldmill.ingest.net;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * One request.
 *
 * @param url what is asked for
 * @param accept the Accept header
 * @param compressed whether the body may come compressed
 * @param mostBytes most bytes of the body, after decompression
 * @param known what is held already: if it has not changed, no body comes
 * @param resume a body that broke off, to be completed
 * @param stop looks at the header of a reply; a reason closes the connection before the body
 * @param target file that the body goes to; what is there is overwritten, save what is resumed
 */
public record FetchOrder(
    WebUrl url,
    String accept,
    boolean compressed,
    long mostBytes,
    Optional<Validators> known,
    Optional<Resume> resume,
    Function<Headers, Optional<String>> stop,
    Path target) {

  /**
   * By what a server tells whether something has changed.
   *
   * @param etag the ETag header
   * @param lastModified the Last-Modified header
   */
  public record Validators(Optional<String> etag, Optional<String> lastModified) {

    /** Those of a reply, if it has any. */
    public static Optional<Validators> of(Headers headers) {
      Validators found = new Validators(headers.first("etag"), headers.first("last-modified"));
      return found.etag.isEmpty() && found.lastModified.isEmpty()
          ? Optional.empty()
          : Optional.of(found);
    }

    /** What If-Range may hold: a strong ETag, or else the date. */
    Optional<String> strong() {
      return etag.filter(tag -> !tag.startsWith("W/")).or(() -> lastModified);
    }
  }

  /**
   * A body that broke off, in the order's target.
   *
   * @param have its bytes so far
   * @param validator what If-Range says
   */
  public record Resume(long have, String validator) {}
}
