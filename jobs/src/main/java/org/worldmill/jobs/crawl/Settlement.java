package org.worldmill.jobs.crawl;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.worldmill.ingest.net.AddressException;
import org.worldmill.ingest.net.ShownAddress;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.ingest.page.LicenceGate;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.CrawledRow;
import org.worldmill.jobs.catalog.FetchRow.Held;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Retrieval;
import org.worldmill.schemas.crawl.CrawlScope;
import org.worldmill.schemas.crawl.LicenceProfile;

/**
 * Says which media a crawl holds and may use, from all that its tables know: the source {@code
 * crawl:NAME} of the mill. Where nothing has changed, nothing is written, so that a night that
 * finds the web as it was changes no input.
 */
final class Settlement {

  private final Catalog catalog;
  private final CrawlScope scope;
  private final HashSet<String> refused;

  /**
   * A settlement.
   *
   * @param refused SHA-256 of bytes that must not be used, whatever their terms
   */
  Settlement(Catalog catalog, CrawlScope scope, Set<String> refused) {
    this.refused = new HashSet<>(refused);
    this.catalog = catalog;
    this.scope = scope;
  }

  /** Settles; returns how many media there are. */
  long settle(long round) {
    LicenceProfile profile = scope.licences();
    String crawl = scope.name();
    HashSet<String> doomed = refused;
    JavaRDD<Row> known =
        new Addresses(catalog, crawl, round)
            .held()
            .filter(k -> k.held().isPresent())
            .map(
                k -> RecordCodec.of(Standing.class).toRow(Standing.of(k, new LicenceGate(profile))))
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      // Subtitles are few and small beside films; the films' rows never pass through the driver.
      HashMap<String, String> texts = new HashMap<>();
      RecordCodec<Standing> codec = RecordCodec.of(Standing.class);
      known
          .filter(row -> row.getBoolean(1) && !row.isNullAt(3))
          .collect()
          .forEach(row -> put(texts, codec.fromRow(row)));
      JavaRDD<Row> rows =
          known
              .filter(row -> row.getBoolean(2))
              .map(row -> RecordCodec.of(Standing.class).fromRow(row).crawled(texts))
              .filter(row -> !doomed.contains(row.blob().sha256()))
              .map(row -> RecordCodec.of(CrawledRow.class).toRow(row));
      var fresh = catalog.spark().createDataFrame(rows, MillTable.CRAWLED.codec().schema());
      var there = Waves.rows(catalog, MillTable.CRAWLED, crawl);
      if (!Catalog.digest(fresh).equals(Catalog.digest(there))) {
        catalog.replaceWhere(MillTable.CRAWLED, "crawl", crawl, fresh);
      }
      return Waves.rows(catalog, MillTable.CRAWLED, crawl).count();
    } finally {
      known.unpersist();
    }
  }

  private static void put(Map<String, String> texts, Standing track) {
    track.text().ifPresent(text -> texts.put(track.row().url(), text));
  }

  /**
   * How an address stands.
   *
   * @param row where it was found
   * @param track whether it is a timed text
   * @param usable whether it is a medium that may be used
   * @param text the text of a track
   * @param held what is held
   * @param signals what was said about automated use when it was asked for
   * @param basis why it may be used
   */
  record Standing(
      FrontierRow row,
      boolean track,
      boolean usable,
      Optional<String> text,
      Held held,
      Optional<String> signals,
      String basis) {

    static Standing of(Knowledge known, LicenceGate gate) {
      Held held = known.held().orElseThrow();
      FrontierRow row = known.best();
      return new Standing(
          row,
          row.role() == Role.TRACK,
          row.role() == Role.MEDIUM && known.isUsable(gate),
          held.text(),
          held,
          signals(known),
          gate.basis(row.licence()));
    }

    private static Optional<String> signals(Knowledge known) {
      Set<String> all = new HashSet<>();
      known.best().signals().ifPresent(all::add);
      known.last().flatMap(fetch -> fetch.signals()).ifPresent(all::add);
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(String.join("; ", all.stream().sorted().toList()));
    }

    CrawledRow crawled(Map<String, String> texts) {
      List<CrawledRow.Text> spoken = new ArrayList<>();
      for (FrontierRow.Track track : row.tracks()) {
        String text = texts.get(track.url());
        if (text != null) {
          spoken.add(new CrawledRow.Text(track.url(), track.language(), text));
        }
      }
      Optional<String> page =
          row.parent().startsWith("http")
              ? Optional.of(ShownAddress.in(row.parent()))
              : Optional.empty();
      Licence licence = row.licence();
      return new CrawledRow(
          row.crawl(),
          path(row.url(), row.urlId()),
          held.blob().orElseThrow(),
          new Retrieval(
              ShownAddress.in(row.url()),
              page,
              Instant.ofEpochMilli(held.storedAtMillis()).toString(),
              signals,
              basis),
          licence,
          row.words(),
          spoken,
          held.storedAtMillis());
    }
  }

  /**
   * The place of a medium below its crawl: host and path. Where these do not tell it from others,
   * because there is a query, a port or no TLS, a piece of its identity stands before the
   * extension.
   */
  static String path(String url, String id) {
    if (!url.startsWith("http")) {
      return object(URI.create(url));
    }
    try {
      WebUrl parsed = WebUrl.of(url);
      String path = parsed.path().endsWith("/") ? parsed.path() + "index" : parsed.path();
      String plain = parsed.host().replace("[", "").replace("]", "").replace(':', '_') + path;
      if (parsed.text().equals("https://" + parsed.host() + path)) {
        return plain;
      }
      int dot = plain.lastIndexOf('.');
      int cut = dot > plain.lastIndexOf('/') ? dot : plain.length();
      return plain.substring(0, cut) + "~" + id.substring(0, 8) + plain.substring(cut);
    } catch (AddressException e) {
      throw new IllegalStateException("it was fetched: " + url, e);
    }
  }

  /** The place of an object: its bucket, if it has one, and its key. */
  private static String object(URI object) {
    String bucket = Optional.ofNullable(object.getRawAuthority()).orElse("");
    return (bucket + object.getPath()).replaceFirst("^/+", "");
  }
}
