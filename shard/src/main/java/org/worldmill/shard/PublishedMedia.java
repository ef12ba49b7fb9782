package org.worldmill.shard;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;
import org.worldmill.schemas.Caption;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Modality;

/**
 * Media that a release holds, taken out of its shards by their place, without a Parquet reader.
 * Memory: what is known of the items of one modality, without signals and bytes.
 */
public final class PublishedMedia {

  private static final int CHUNK = 1 << 16;
  private static final Set<String> FACTS =
      Set.of(RowColumns.CLIP_ID, "source_id", "source_group", "modality", "captions");

  private final ReleaseStore store;
  private final ReleaseManifest manifest;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * Where the bytes of a medium are.
   *
   * @param path its file, relative to the release
   * @param offset where in it the bytes begin
   * @param sizeBytes how many they are
   * @param sha256 of them
   * @param contentType their media type
   */
  public record Place(
      String path, long offset, long sizeBytes, String sha256, String contentType) {}

  /**
   * One medium.
   *
   * @param clipId its item
   * @param sourceId the asset it was made from
   * @param sourceGroup items of one group share a split
   * @param sourceUrl where it was fetched, if from afar
   * @param origins every path that it was found at, at least one
   * @param licence its terms
   * @param captions what is said of it
   * @param place where its bytes are
   */
  public record Entry(
      String clipId,
      String sourceId,
      String sourceGroup,
      Optional<String> sourceUrl,
      List<String> origins,
      Licence licence,
      List<Caption> captions,
      Place place) {

    public Entry {
      origins = List.copyOf(origins);
      captions = List.copyOf(captions);
    }

    /** The last part of the first path that it was found at. */
    public String fileName() {
      return origins.get(0).substring(origins.get(0).lastIndexOf('/') + 1);
    }
  }

  private PublishedMedia(ReleaseStore store, ReleaseManifest manifest) {
    this.store = store;
    this.manifest = manifest;
  }

  /**
   * Those of a release, in the order of item ids.
   *
   * @throws IOException if it is no release, or its list of items cannot be read
   */
  public static PublishedMedia of(URI release, Modality modality, Configuration conf)
      throws IOException {
    ReleaseStore store = ReleaseStore.at(release, conf);
    if (!store.exists(ReleasePaths.RELEASE_JSON)) {
      throw new IOException("there is no release at " + release);
    }
    ReleaseManifest manifest =
        ReleaseJson.read(store.read(ReleasePaths.RELEASE_JSON), ReleaseManifest.class);
    PublishedMedia media = new PublishedMedia(store, manifest);
    for (ReleaseManifest.ReleaseFile file : manifest.files()) {
      if (ReleasePaths.isClips(file.path())) {
        media.read(file.path(), modality);
      }
    }
    media.entries.sort(Comparator.comparing(Entry::clipId));
    return media;
  }

  /** What the release says of itself. */
  public ReleaseManifest manifest() {
    return manifest;
  }

  /** All of them. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** Copies the bytes of one to a local file, which is replaced, and checks them. */
  public void copy(Entry entry, Path target) throws IOException {
    MessageDigest digest = ContentHash.sha256();
    Place place = entry.place();
    try (FSDataInputStream in = store.openSeekable(place.path());
        OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
      in.seek(place.offset());
      byte[] buffer = new byte[CHUNK];
      long left = place.sizeBytes();
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(store.show(place.path()) + " ends inside of " + entry.clipId());
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    if (!ContentHash.hex(digest.digest()).equals(place.sha256())) {
      throw new IOException(
          "the bytes of " + entry.clipId() + " in " + store.show(place.path()) + " are damaged");
    }
  }

  private void read(String path, Modality modality) throws IOException {
    List<Column> columns = new ArrayList<>(RowColumns.FACTS);
    columns.removeIf(column -> !FACTS.contains(column.name()));
    columns.add(RowColumns.PROVENANCE);
    columns.add(RowColumns.REF);
    try (RowReader reader = new RowReader(store.parquet(path), columns)) {
      Optional<Map<String, Object>> row = reader.next();
      while (row.isPresent()) {
        if (modality.id().equals(row.get().get("modality"))) {
          entries.add(entry(row.get()));
        }
        row = reader.next();
      }
    }
  }

  private static Entry entry(Map<String, Object> row) throws IOException {
    String clip = String.valueOf(row.get(RowColumns.CLIP_ID));
    if (!(row.get(RowColumns.PROVENANCE.name()) instanceof Map<?, ?> provenance)) {
      throw new IOException("clip " + clip + " does not say where it comes from");
    }
    List<String> origins = texts(provenance, "origins");
    return new Entry(
        clip,
        String.valueOf(row.get("source_id")),
        String.valueOf(row.get("source_group")),
        text(provenance, "source_url"),
        origins.isEmpty() ? List.of(clip) : origins,
        licence(provenance),
        captions(clip, row.get("captions")),
        place(clip, row.get(RowColumns.REF.name())));
  }

  private static Place place(String clip, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> ref
        && ref.get("offset") instanceof Long offset
        && ref.get("size") instanceof Long size) {
      return new Place(
          String.valueOf(ref.get("uri")),
          offset,
          size,
          String.valueOf(ref.get("checksum")).substring(SampleRow.CHECKSUM_PREFIX.length()),
          String.valueOf(ref.get("content_type")));
    }
    throw new IOException("clip " + clip + " does not say where its bytes are");
  }

  private static Licence licence(Map<?, ?> provenance) {
    return new Licence(
        text(provenance, "license_spdx"),
        text(provenance, "license_url"),
        text(provenance, "attribution"),
        text(provenance, "license_evidence"),
        provenance.get("license_confidence") instanceof Double confidence ? confidence : 0);
  }

  private static List<Caption> captions(String clip, @Nullable Object value) {
    List<Caption> captions = new ArrayList<>();
    if (value instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> caption) {
          captions.add(
              new Caption(
                  clip,
                  text(caption, "text").orElse(""),
                  text(caption, "kind").orElse(""),
                  text(caption, "captioner").orElse(""),
                  texts(caption, "sources")));
        }
      }
    }
    return captions;
  }

  private static Optional<String> text(Map<?, ?> map, String key) {
    return Optional.ofNullable(map.get(key)).map(String::valueOf);
  }

  private static List<String> texts(Map<?, ?> map, String key) {
    return map.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }
}
