package org.worldmill.jobs.crawl;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.net.WebUrl;
import org.worldmill.jobs.catalog.FrontierRow;
import org.worldmill.jobs.catalog.FrontierRow.Role;
import org.worldmill.jobs.catalog.FrontierRow.Stated;
import org.worldmill.jobs.catalog.FrontierRow.Track;
import org.worldmill.jobs.catalog.FrontierRow.Words;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * A row of the frontier in the making: an address and where it was found; all else is empty until
 * it is said.
 */
final class FrontierEntry {

  private final String crawl;
  private final long round;
  private final Address address;
  private final Role role;
  private final String parent;
  private Optional<Modality> modality = Optional.empty();
  private int depth;
  private int hops;
  private Words words = Words.NONE;
  private Licence licence = Licence.UNKNOWN;
  private List<Track> tracks = List.of();
  private Optional<Stated> stated = Optional.empty();
  private Optional<String> signals = Optional.empty();
  private Optional<String> optOut = Optional.empty();

  /**
   * What is told apart.
   *
   * @param id its identity
   * @param text the whole address
   * @param domain the domain that answers for it
   */
  record Address(String id, String text, String domain) {

    static Address of(WebUrl url) {
      return new Address(url.id(), url.text(), url.domain());
    }

    /** The one spelling of an object's address: Hadoop has two of a local file. */
    static String text(URI object) {
      return object.getRawAuthority() == null
          ? object.getScheme() + ":" + object.getRawPath()
          : object.toString();
    }

    /** An object of a bucket or a file, which no web server is asked for. */
    static Address of(URI object) {
      String text = text(object);
      // A bucket's name need not be one of a host.
      String owner =
          object.getScheme() + "://" + Optional.ofNullable(object.getRawAuthority()).orElse("");
      return new Address(ContentHash.of(text).substring(0, 32), text, owner);
    }
  }

  private FrontierEntry(String crawl, long round, Address address, Role role, String parent) {
    this.crawl = crawl;
    this.round = round;
    this.address = address;
    this.role = role;
    this.parent = parent;
  }

  /**
   * An address that a seed gives.
   *
   * @param place the seed's place
   */
  static FrontierEntry planted(String crawl, long round, WebUrl url, Role role, String place) {
    return new FrontierEntry(crawl, round, Address.of(url), role, place);
  }

  /** An object that a seed's bucket or folder holds. */
  static FrontierEntry planted(String crawl, long round, URI object, Role role, String place) {
    return new FrontierEntry(crawl, round, Address.of(object), role, place);
  }

  /** An address that a document leads to, under what the operator states for all from there on. */
  static FrontierEntry foundIn(FrontierRow document, WebUrl url, Role role) {
    return foundAt(document.url(), document, url, role);
  }

  /** The same, told of as found at another address than the document's own. */
  static FrontierEntry foundAt(String parent, FrontierRow document, WebUrl url, Role role) {
    return new FrontierEntry(document.crawl(), document.round(), Address.of(url), role, parent)
        .stated(document.stated());
  }

  /** The same address elsewhere: one redirect further. */
  static FrontierRow moved(FrontierRow from, WebUrl to) {
    FrontierEntry entry =
        new FrontierEntry(from.crawl(), from.round(), Address.of(to), from.role(), from.parent());
    entry.modality = from.modality();
    entry.depth = from.depth();
    entry.hops = from.hops() + 1;
    entry.words = from.words();
    entry.licence = from.licence();
    entry.tracks = from.tracks();
    entry.stated = from.stated();
    entry.signals = from.signals();
    entry.optOut = from.optOut();
    return entry.row();
  }

  FrontierEntry modality(Optional<Modality> promised) {
    modality = promised;
    return this;
  }

  FrontierEntry depth(int links) {
    depth = links;
    return this;
  }

  FrontierEntry words(Words said) {
    words = said;
    return this;
  }

  /** The terms that were found; what the operator states fills what they leave open. */
  FrontierEntry terms(Licence found) {
    licence = Finder.licence(found, stated);
    return this;
  }

  FrontierEntry tracks(List<Track> texts) {
    tracks = List.copyOf(texts);
    return this;
  }

  /** What the operator states; to be said before {@link #terms}. */
  FrontierEntry stated(Optional<Stated> byOperator) {
    stated = byOperator;
    return this;
  }

  FrontierEntry signals(Optional<String> said) {
    signals = said;
    return this;
  }

  FrontierEntry optOut(Optional<String> reason) {
    optOut = reason;
    return this;
  }

  FrontierRow row() {
    return new FrontierRow(
        crawl,
        round,
        address.id(),
        address.text(),
        address.domain(),
        role,
        modality,
        depth,
        hops,
        parent,
        words,
        licence,
        tracks,
        stated,
        signals,
        optOut);
  }
}
