package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.source.SidecarFile;
import org.worldmill.ingest.source.Sidecars;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.ingest.source.SourceLister;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.CrawledRow;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.config.SourceConfig;

/** What the sources hold now: names, sizes and times, and which files describe which. */
final class Listing {

  /**
   * A file's place.
   *
   * @param sourceUri its source
   * @param path relative to that
   */
  record Place(String sourceUri, String path) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::sourceUri).thenComparing(Place::path);

    static Place of(SourceFile file) {
      return new Place(file.sourceUri(), file.path());
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private final Map<Place, SourceFile> files = new TreeMap<>();
  private final Map<Place, Sidecar.Kind> sidecars = new HashMap<>();
  private final Map<Place, List<Place>> beside = new HashMap<>();
  private final Map<Place, SourceConfig> configs = new HashMap<>();
  private final Map<Place, CrawledRow> crawled = new TreeMap<>();

  private Listing() {}

  /** Lists every source. */
  static Listing of(List<SourceConfig> sources, Configuration hadoop, Catalog catalog) {
    Listing listing = new Listing();
    for (SourceConfig source : sources) {
      if (CrawledFiles.isCrawl(source)) {
        CrawledFiles.of(source, catalog).forEach(row -> listing.add(source, row));
      } else {
        listing.add(source, SourceLister.list(source, hadoop));
      }
    }
    return listing;
  }

  private void add(SourceConfig source, CrawledRow row) {
    SourceFile file = CrawledFiles.file(row);
    Place place = Place.of(file);
    if (files.putIfAbsent(place, file) == null) {
      configs.put(place, source);
      crawled.put(place, row);
    }
  }

  private void add(SourceConfig source, List<SourceFile> found) {
    Sidecars pairs = Sidecars.of(found);
    for (SourceFile file : found) {
      Place place = Place.of(file);
      // Two entries may name one source with different patterns; the first one's terms hold.
      if (files.putIfAbsent(place, file) != null) {
        continue;
      }
      configs.put(place, source);
      List<Place> names = new ArrayList<>();
      for (SidecarFile sidecar : pairs.beside(file)) {
        if (pairs.isSidecar(sidecar.file())) {
          names.add(Place.of(sidecar.file()));
          sidecars.put(Place.of(sidecar.file()), sidecar.kind());
        }
      }
      beside.put(place, List.copyOf(names));
    }
  }

  /** All files, by source and path. */
  List<SourceFile> files() {
    return List.copyOf(files.values());
  }

  /** The file at a place, if it is there. */
  Optional<SourceFile> file(Place place) {
    return Optional.ofNullable(files.get(place));
  }

  /** What kind of description a file is; empty for a file of its own. */
  Optional<Sidecar.Kind> sidecar(SourceFile file) {
    return Optional.ofNullable(sidecars.get(Place.of(file)));
  }

  /** How a file came from the web, if it did. */
  Optional<CrawledRow> crawled(Place place) {
    return Optional.ofNullable(crawled.get(place));
  }

  /** The descriptions of a file. */
  List<Place> beside(Place place) {
    return beside.getOrDefault(place, List.of());
  }

  /** The entry of the configuration that a file was found through. */
  SourceConfig config(Place place) {
    SourceConfig config = configs.get(place);
    if (config == null) {
      throw new IllegalArgumentException("not in the listing: " + place);
    }
    return config;
  }

  /** A digest of all names, sizes and times, and of what the web said. */
  String digest() {
    StringBuilder text = new StringBuilder();
    for (SourceFile file : files.values()) {
      text.append(file.sourceUri()).append('\t').append(file.path()).append('\t');
      text.append(file.sizeBytes()).append('\t').append(file.modifiedMillis()).append('\n');
    }
    // What the web says of a medium may change while its bytes do not.
    crawled.values().forEach(row -> text.append(row).append('\n'));
    return ContentHash.of(text.toString());
  }
}
