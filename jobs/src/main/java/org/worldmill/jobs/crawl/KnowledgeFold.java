package org.worldmill.jobs.crawl;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;

/**
 * Folds rows into what is known of each address. The rows of an address follow each other, those
 * that tell where it was found first, by place and round, then those of requests in their order.
 *
 * @param <T> a row, which may be good until the next is asked for and no longer
 */
final class KnowledgeFold<T> implements Iterator<Knowledge> {

  /** Reads a row of this kind. */
  interface Reader<T> {

    /** Which address it is of. */
    String urlId(T row);

    /** Where the address was found, if that is what it tells. */
    Optional<FrontierRow> found(T row);

    /** A request; asked where it does not tell of a place. */
    FetchRow asked(T row);
  }

  private final Iterator<T> rows;
  private final Reader<T> reader;
  private final long round;
  private Knowledge.@Nullable Gathering open;
  private String openId = "";
  private Optional<Knowledge> next = Optional.empty();

  KnowledgeFold(Iterator<T> rows, Reader<T> reader, long round) {
    this.rows = rows;
    this.reader = reader;
    this.round = round;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && (rows.hasNext() || open != null)) {
      if (rows.hasNext()) {
        take(rows.next());
      } else {
        close();
      }
    }
    return next.isPresent();
  }

  private void take(T row) {
    String id = reader.urlId(row);
    if (!id.equals(openId)) {
      close();
      openId = id;
    }
    Knowledge.Gathering gathering = open;
    if (gathering == null) {
      gathering = new Knowledge.Gathering(round);
      open = gathering;
    }
    Optional<FrontierRow> found = reader.found(row);
    if (found.isPresent()) {
      gathering.found(found.get());
    } else {
      gathering.asked(reader.asked(row));
    }
  }

  private void close() {
    Knowledge.Gathering gathering = open;
    if (gathering != null) {
      next = gathering.done();
      open = null;
    }
  }

  @Override
  public Knowledge next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Knowledge knowledge = next.orElseThrow();
    next = Optional.empty();
    return knowledge;
  }
}
