package org.worldmill.jobs.stage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.ingest.source.LicenceEvidence;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.jobs.catalog.CrawledRow;
import org.worldmill.jobs.catalog.FileRow;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.stage.Listing.Place;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sidecar;

/**
 * Makes assets of looked-at files: a pure function of listing, rows and bundles. Every file is
 * exactly one of these: a description of another, a part of a model, an asset's first place, a
 * further place of the same bytes, or quarantined.
 */
final class AssetBook {

  private static final Set<String> ROBOTS = Set.of("urdf", "mjcf", "x-urdf", "x-mjcf");

  private final Listing listing;
  private final Map<Place, FileRow> rows;
  private final Map<Place, BundleRow> bundles;
  private final Refused refused;
  private final Set<Place> parts = new HashSet<>();
  private final Map<String, List<FileRow>> good = new TreeMap<>();
  private final Map<String, List<FileRow>> bad = new TreeMap<>();
  private long sidecars;

  AssetBook(
      Listing listing, Map<Place, FileRow> rows, Map<Place, BundleRow> bundles, Refused refused) {
    this.refused = refused;
    this.listing = listing;
    this.rows = rows;
    this.bundles = bundles;
    bundles.values().forEach(this::markParts);
    listing.files().forEach(this::place);
    // Bytes that are an asset under one name are no fault under another.
    for (String assetId : List.copyOf(bad.keySet())) {
      List<FileRow> asset = good.get(assetId);
      if (asset != null) {
        asset.addAll(bad.remove(assetId));
      }
    }
  }

  private void markParts(BundleRow bundle) {
    Place main = bundle.place();
    List<String> names = new ArrayList<>(row(main).references());
    bundle.companions().forEach(companion -> names.add(companion.path()));
    for (String name : names) {
      Place part = sibling(main, name);
      // A model that another model names stays an asset, since two might name each other; but the
      // meshes of a robot are parts of it.
      FileRow row = rows.get(part);
      boolean model = row != null && row.modality().equals(Optional.of(Modality.MODEL3D));
      boolean mesh = row != null && model && isRobot(row(main)) && !isRobot(row);
      if (listing.file(part).isPresent() && (!model || mesh) && !part.equals(main)) {
        parts.add(part);
      }
    }
  }

  private static boolean isRobot(FileRow row) {
    return row.facts().filter(facts -> ROBOTS.contains(facts.format())).isPresent();
  }

  /** The place of a file that stands relative to another; steps above the source lead nowhere. */
  static Place sibling(Place main, String name) {
    return new Place(main.sourceUri(), BundleTask.beside(folder(main.path()), name).orElse(name));
  }

  private static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private void place(SourceFile file) {
    Place place = Place.of(file);
    if (listing.sidecar(file).isPresent()) {
      sidecars++;
    } else if (!parts.contains(place)) {
      FileRow row = row(place);
      String assetId = row.sha256().orElseGet(() -> ContentHash.of(file.uri().toString()));
      (fault(row).isEmpty() ? good : bad)
          .computeIfAbsent(assetId, unused -> new ArrayList<>())
          .add(row);
    }
  }

  private FileRow row(Place place) {
    FileRow row = rows.get(place);
    if (row == null) {
      throw new IllegalStateException("was listed and never looked at: " + place);
    }
    return row;
  }

  private static Place place(FileRow row) {
    return new Place(row.sourceUri(), row.path());
  }

  private Optional<BundleRow> bundle(FileRow row) {
    return Optional.ofNullable(bundles.get(place(row)));
  }

  private Optional<MediaException.Code> fault(FileRow row) {
    if (row.fault().isPresent()) {
      return row.fault();
    }
    return refusal(row).isPresent()
        ? Optional.of(MediaException.Code.REFUSED)
        : bundle(row).flatMap(BundleRow::fault);
  }

  private Optional<String> refusal(FileRow row) {
    return row.sha256()
        .flatMap(id -> Optional.ofNullable(refused.reasons().get(id)))
        .map(Refused::told);
  }

  /** The assets, by id. */
  List<Asset> assets() {
    return good.entrySet().stream().map(e -> asset(e.getKey(), e.getValue())).toList();
  }

  private Asset asset(String assetId, List<FileRow> places) {
    // A row that joined from the faulty ones knows nothing of the bytes: take one that does.
    FileRow first = places.stream().filter(row -> fault(row).isEmpty()).findFirst().orElseThrow();
    List<Sidecar> texts = sidecars(places);
    Optional<CrawledRow> crawled = listing.crawled(place(first));
    return new Asset(
        assetId,
        first.modality().orElseThrow(),
        first.blob().orElseThrow(),
        places.stream().map(FileRow::path).distinct().sorted().toList(),
        first.sourceUri(),
        companions(first),
        texts,
        crawled.isPresent()
            ? crawled.get().licence()
            : LicenceEvidence.of(texts, listing.config(place(first))),
        bundle(first).flatMap(BundleRow::facts).or(first::facts).orElseThrow(),
        crawled.map(CrawledRow::retrieval));
  }

  /** What belongs to a medium: the rest of its bundle, and logs too long to be kept as a text. */
  private List<Companion> companions(FileRow first) {
    TreeMap<String, Companion> byPath = new TreeMap<>();
    bundle(first).ifPresent(row -> row.companions().forEach(c -> byPath.put(c.path(), c)));
    for (Place beside : listing.beside(place(first))) {
      FileRow row = rows.get(beside);
      if (row != null && row.sidecar().isPresent() && row.blob().isPresent()) {
        String name = row.path().substring(folder(first.path()).length()).replaceFirst("^/", "");
        byPath.put(name, new Companion(name, row.blob().get()));
      }
    }
    return List.copyOf(byPath.values());
  }

  private List<Sidecar> sidecars(List<FileRow> places) {
    Map<String, Sidecar> byName = new TreeMap<>();
    for (FileRow place : places) {
      listing
          .crawled(place(place))
          .ifPresent(
              row ->
                  CrawledFiles.sidecars(row)
                      .forEach(text -> byName.putIfAbsent(text.name(), text)));
      for (Place beside : listing.beside(place(place))) {
        // A description that cannot be read is none.
        Optional.ofNullable(rows.get(beside))
            .flatMap(FileRow::sidecar)
            .ifPresent(text -> byName.putIfAbsent(text.name(), text));
      }
    }
    return List.copyOf(byName.values());
  }

  /** What is quarantined, by id. */
  List<QuarantineRow> quarantine() {
    return bad.entrySet().stream().map(e -> reject(e.getKey(), e.getValue())).toList();
  }

  private QuarantineRow reject(String assetId, List<FileRow> places) {
    FileRow first = places.get(0);
    Optional<String> reason =
        first.fault().isPresent()
            ? first.reason()
            : refusal(first).or(() -> bundle(first).flatMap(BundleRow::reason));
    return new QuarantineRow(
        assetId,
        places.stream().map(FileRow::path).distinct().sorted().toList(),
        first.sourceUri(),
        first.sizeBytes(),
        "ingest",
        fault(first).orElseThrow(),
        reason.orElse("no more is known"));
  }

  /** Files that describe others. */
  long sidecars() {
    return sidecars;
  }

  /** Files that are parts of models. */
  long companions() {
    return parts.stream()
        .filter(part -> listing.sidecar(listing.file(part).orElseThrow()).isEmpty())
        .count();
  }

  /** Further places of bytes that have one already. */
  long duplicates() {
    return extra(good) + extra(bad);
  }

  private static long extra(Map<String, List<FileRow>> groups) {
    return groups.values().stream().mapToLong(group -> group.size() - 1L).sum();
  }
}
