package org.worldmill.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.worldmill.schemas.Modality;
import org.worldmill.shard.FileDigest.Region;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

/**
 * Reads all of {@code meta/clips} and checks what its rows say of each other and of the release.
 */
final class ClipCheck {

  /**
   * Where a row says that its media are.
   *
   * @param clipId the row
   * @param modality of the row
   * @param region in the file
   * @param contentType of the media
   * @param sha256 of the media
   */
  record Ref(String clipId, Modality modality, Region region, String contentType, String sha256) {}

  private final ReleaseStore store;
  private final ReleaseManifest manifest;
  private final Consumer<String> problems;
  private final ClipSummary summary = new ClipSummary();
  private final Set<String> ids = new HashSet<>();
  private final Map<String, Split> groups = new HashMap<>();
  private final SortedMap<String, List<Ref>> refs = new TreeMap<>();
  private long rows;

  ClipCheck(ReleaseStore store, ReleaseManifest manifest, Consumer<String> problems) {
    this.store = store;
    this.manifest = manifest;
    this.problems = problems;
  }

  /** Reads every file; answers with the places of media by file, ascending in each. */
  SortedMap<String, List<Ref>> run() throws IOException {
    for (Split split : Split.values()) {
      for (ReleaseFile file : manifest.files()) {
        if (ReleasePaths.isClips(file.path()) && ReleasePaths.split(file.path()) == split) {
          read(file.path(), split);
        }
      }
    }
    compare();
    refs.values().forEach(list -> list.sort((a, b) -> compare(a.region(), b.region())));
    return refs;
  }

  private static int compare(Region a, Region b) {
    return Long.compare(a.offset(), b.offset());
  }

  long rows() {
    return rows;
  }

  private void read(String path, Split split) throws IOException {
    List<Column> columns;
    try (var file = RowReader.open(store.parquet(path))) {
      columns = ParquetSchema.columns(file.getFileMetaData().getSchema());
    }
    try (RowReader reader = new RowReader(store.parquet(path), columns)) {
      Optional<Map<String, Object>> row = reader.next();
      while (row.isPresent()) {
        rows++;
        check(path, split, row.get());
        summary.add(split, row.get());
        row = reader.next();
      }
    }
  }

  private void check(String path, Split split, Map<String, Object> row) {
    String id = String.valueOf(row.get(RowColumns.CLIP_ID));
    if (!ids.add(id)) {
      problems.accept(path + ": clip " + id + " occurs twice; assemble the release again");
    }
    String group = String.valueOf(row.get("source_group"));
    Split seen = groups.putIfAbsent(group, split);
    if (seen != null && seen != split) {
      problems.accept(
          "%s: source group %s of clip %s is in %s and in %s; plan the release again"
              .formatted(path, group, id, seen.id(), split.id()));
    }
    try {
      ref(id, row);
    } catch (IllegalArgumentException | ClassCastException | NullPointerException e) {
      problems.accept(path + ": clip " + id + " has no usable ref; assemble the release again");
    }
  }

  private void ref(String id, Map<String, Object> row) {
    if (!(row.get(RowColumns.REF.name()) instanceof Map<?, ?> ref)) {
      throw new IllegalArgumentException("no ref");
    }
    Modality modality = Modality.ofId(String.valueOf(row.get("modality")));
    Region region = new Region(number(ref, "offset"), number(ref, "size"));
    String sha256 =
        String.valueOf(ref.get("checksum")).substring(SampleRow.CHECKSUM_PREFIX.length());
    refs.computeIfAbsent(String.valueOf(ref.get("uri")), uri -> new ArrayList<>())
        .add(new Ref(id, modality, region, String.valueOf(ref.get("content_type")), sha256));
  }

  private static long number(Map<?, ?> ref, String name) {
    if (ref.get(name) instanceof Long number && number >= 0) {
      return number;
    }
    throw new IllegalArgumentException("no " + name);
  }

  private void compare() {
    if (!summary.rows().equals(manifest.rows())) {
      problems.accept(
          "%s: it counts %s rows, meta/clips has %s; assemble the release again"
              .formatted(ReleasePaths.RELEASE_JSON, manifest.rows(), summary.rows()));
    }
    if (rows != manifest.funnel().published()) {
      problems.accept(
          "%s: its funnel publishes %d items, meta/clips has %d; assemble the release again"
              .formatted(ReleasePaths.RELEASE_JSON, manifest.funnel().published(), rows));
    }
    String digest = summary.rowsDigest();
    if (!digest.equals(manifest.rowsDigest())) {
      problems.accept(
          "%s: its rowsDigest is %s, the rows of meta/clips give %s; assemble the release again"
              .formatted(ReleasePaths.RELEASE_JSON, manifest.rowsDigest(), digest));
    }
    for (String id : manifest.withdrawn()) {
      if (ids.contains(id)) {
        problems.accept("meta/clips: clip " + id + " is withdrawn; release again without it");
      }
    }
  }
}
