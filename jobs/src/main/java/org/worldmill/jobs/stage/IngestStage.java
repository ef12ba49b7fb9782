package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.functions;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.ingest.robot.LeRobotFiles;
import org.worldmill.ingest.source.SidecarFile;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.CrawledRow;
import org.worldmill.jobs.catalog.FileRow;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.jobs.stage.Listing.Place;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Modality;

/**
 * Sources to assets. Files that are new or have changed in size or time are looked at, in waves
 * with one commit each; the assets are then made afresh from all that is known of the files listed.
 * An asset whose last place has vanished from its source is no longer among the assets; its rows in
 * other tables stay and are no longer looked at.
 */
final class IngestStage implements Stage {

  static final String NAME = "ingest";

  private final MillContext mill;
  private final Catalog catalog;
  private final Listing listing;

  IngestStage(MillContext mill) {
    this.mill = mill;
    catalog = mill.catalog();
    listing = Listing.of(mill.config().sources(), mill.hadoop(), catalog);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageKey key() {
    return new StageKey(
        listing.digest(),
        Fingerprints.sources(mill.config()),
        Fingerprints.SCAN + ' ' + Fingerprints.INGEST + ' ' + Refused.of(catalog).digest());
  }

  @Override
  public String outputDigest() {
    Digests digests = new Digests(mill);
    return Digests.of(digests.assets(), digests.quarantine(NAME));
  }

  @Override
  public List<Count> work() {
    Map<Place, FileRow> rows = known();
    // What could not be read may be readable now, without a sign of it in the listing.
    rows.values().removeIf(row -> row.fault().equals(Optional.of(Code.UNREADABLE)));
    List<Work<ScanOrder>> pending = new ArrayList<>();
    for (SourceFile file : listing.files()) {
      if (!rows.containsKey(Place.of(file))) {
        ScanOrder order =
            new ScanOrder(
                file, listing.sidecar(file), listing.crawled(Place.of(file)).map(CrawledRow::blob));
        pending.add(new Work<>(order, file.sizeBytes(), 0));
      }
    }
    if (!pending.isEmpty()) {
      scan(pending);
      rows = known();
    }
    Refused refused = Refused.of(catalog);
    AssetBook book = new AssetBook(listing, rows, bundles(rows), refused);
    delete(refused, rows.values());
    var quarantine = book.quarantine();
    List<Asset> assets = book.assets();
    List<Count> counts =
        List.of(
            new Count("files", listing.files().size()),
            new Count("looked_at", pending.size()),
            new Count("sidecars", book.sidecars()),
            new Count("companions", book.companions()),
            new Count("duplicates", book.duplicates()),
            new Count("assets", assets.size()),
            new Count("quarantined", quarantine.size()));
    requireAll(counts);
    forget(assets);
    catalog.replace(MillTable.ASSETS, assets);
    mill.failpoint().pass("ingest: assets written");
    catalog.replaceWhere(
        MillTable.QUARANTINE, "stage", NAME, catalog.dataset(MillTable.QUARANTINE, quarantine));
    return counts;
  }

  /**
   * Marks are of bytes and measures; what lies beside a medium may change while these do not. Gone
   * before the assets change, so that a run that is killed in between does it again.
   */
  private void forget(List<Asset> assets) {
    Map<String, Asset> before = new HashMap<>();
    catalog.read(MillTable.ASSETS).forEach(asset -> before.put(asset.assetId(), asset));
    Object[] changed =
        assets.stream()
            .filter(
                asset ->
                    !FilmSurroundings.seen(asset)
                        .equals(FilmSurroundings.seen(before.getOrDefault(asset.assetId(), asset))))
            .map(Asset::assetId)
            .toArray();
    if (changed.length > 0) {
      catalog.deleteWhere(
          MillTable.PASSES,
          "asset_id",
          catalog
              .rows(MillTable.ASSETS)
              .where(functions.col("asset_id").isin(changed))
              .select("asset_id"));
    }
  }

  /** Bytes that must not be kept were copied again where a source still has them. */
  private void delete(Refused refused, Iterable<FileRow> rows) {
    BlobStore blobs = new BlobStore(mill.workdir().blobs(mill.config().resources()), mill.hadoop());
    try {
      for (FileRow row : rows) {
        if (row.blob().filter(b -> refused.reasons().containsKey(b.sha256())).isPresent()) {
          blobs.delete(row.blob().get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes that must not be kept cannot be deleted", e);
    }
  }

  /** How many of the files listed are new or have changed, in words. */
  String pending() {
    int known = known().size();
    return listing.files().size() - known + " of " + listing.files().size() + " files to look at";
  }

  /** What is known of the files listed, as they are now. */
  private Map<Place, FileRow> known() {
    Map<Place, FileRow> known = new HashMap<>();
    for (FileRow row : catalog.read(MillTable.FILES)) {
      Place place = new Place(row.sourceUri(), row.path());
      Optional<SourceFile> file = listing.file(place);
      if (file.isPresent() && stillHolds(row, file.get())) {
        known.merge(place, row, (a, b) -> a.fault().isPresent() ? b : a);
      }
    }
    return known;
  }

  private boolean stillHolds(FileRow row, SourceFile file) {
    return row.sizeBytes() == file.sizeBytes()
        && row.modifiedMillis() == file.modifiedMillis()
        && row.fingerprint().equals(Fingerprints.SCAN)
        && row.sidecar().isPresent() == listing.sidecar(file).isPresent()
        && (row.blob().isPresent() || row.fault().isPresent() || !isLongLog(file));
  }

  private boolean isLongLog(SourceFile file) {
    return listing
        .sidecar(file)
        .filter(kind -> new SidecarFile(kind, file).isLongLog())
        .isPresent();
  }

  private void scan(List<Work<ScanOrder>> pending) {
    pending.sort(Comparator.comparingLong((Work<ScanOrder> work) -> work.cost()).reversed());
    int wave = mill.config().resources().waveAssets();
    TaskRunner runner = new TaskRunner(mill);
    try (ProgressMeter meter =
        new ProgressMeter(
            mill.spark().sparkContext(),
            mill.progress(),
            "ingest: looking at files",
            pending.size())) {
      for (int start = 0; start < pending.size(); start += wave) {
        int end = Math.min(pending.size(), start + wave);
        try (TaskRunner.Results looked =
            runner.run(pending.subList(start, end), new ScanTask(), meter)) {
          catalog.append(MillTable.FILES, looked.rows());
        }
        mill.failpoint().pass("ingest: files written");
      }
    }
  }

  /** Models with further files: as they were where no file has changed, else read again. */
  private Map<Place, BundleRow> bundles(Map<Place, FileRow> rows) {
    Map<Place, BundleRow> bundles = new TreeMap<>();
    Map<String, Asset> before = new HashMap<>();
    catalog
        .collect(
            MillTable.ASSETS,
            catalog.rows(MillTable.ASSETS).where(functions.size(functions.col("companions")).gt(0)))
        .forEach(asset -> before.put(asset.assetId(), asset));
    List<Work<BundleOrder>> pending = new ArrayList<>();
    for (FileRow row : rows.values()) {
      Place place = new Place(row.sourceUri(), row.path());
      List<String> references = references(row, place);
      if (references.isEmpty()) {
        continue;
      }
      Optional<Asset> same =
          row.sha256()
              .flatMap(id -> Optional.ofNullable(before.get(id)))
              .filter(asset -> sameParts(asset, place, references, rows));
      if (same.isPresent()) {
        bundles.put(place, unchanged(row, same.get()));
      } else {
        SourceFile file = listing.file(place).orElseThrow();
        BundleOrder order =
            new BundleOrder(
                file,
                row.blob().orElseThrow(),
                references,
                row.facts().filter(facts -> !isModel(row)));
        pending.add(new Work<>(order, file.sizeBytes(), 0));
      }
    }
    read(pending).forEach(bundle -> bundles.put(bundle.place(), bundle));
    return bundles;
  }

  private static boolean isModel(FileRow row) {
    return row.modality().equals(Optional.of(Modality.MODEL3D));
  }

  /** The further files of a medium, relative to its folder: those that a model names, or series. */
  private List<String> references(FileRow row, Place place) {
    if (row.modality().equals(Optional.of(Modality.VIDEO)) && row.blob().isPresent()) {
      return LeRobotFiles.of(
          place.path(), path -> listing.file(AssetBook.sibling(place, path)).isPresent());
    }
    return isModel(row) ? row.references() : List.of();
  }

  private static BundleRow unchanged(FileRow row, Asset asset) {
    return new BundleRow(
        row.sourceUri(),
        row.path(),
        asset.companions(),
        Optional.of(asset.facts()),
        Optional.empty(),
        Optional.empty());
  }

  private static boolean sameParts(
      Asset asset, Place place, List<String> references, Map<Place, FileRow> rows) {
    Map<String, String> stored = new HashMap<>();
    asset.companions().forEach(part -> stored.put(part.path(), part.blob().sha256()));
    return stored.keySet().containsAll(references)
        && stored.entrySet().stream()
            .allMatch(
                part -> {
                  FileRow now = rows.get(AssetBook.sibling(place, part.getKey()));
                  return now != null && now.sha256().equals(Optional.of(part.getValue()));
                });
  }

  private List<BundleRow> read(List<Work<BundleOrder>> pending) {
    if (pending.isEmpty()) {
      return List.of();
    }
    try (ProgressMeter meter =
        new ProgressMeter(
            mill.spark().sparkContext(),
            mill.progress(),
            "ingest: completing models",
            pending.size())) {
      RecordCodec<BundleRow> codec = RecordCodec.of(BundleRow.class);
      try (TaskRunner.Results read = new TaskRunner(mill).run(pending, new BundleTask(), meter)) {
        return read.held().collect().stream().map(codec::fromRow).toList();
      }
    }
  }

  private static void requireAll(List<Count> counts) {
    long files = counts.get(0).value();
    long accounted = counts.subList(2, counts.size()).stream().mapToLong(Count::value).sum();
    if (files != accounted) {
      throw new ReconciliationException(
          files + " files were listed and " + accounted + " accounted for: " + counts);
    }
  }
}
