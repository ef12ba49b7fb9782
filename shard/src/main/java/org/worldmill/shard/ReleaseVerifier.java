package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.shard.ClipCheck.Ref;
import org.worldmill.shard.FileDigest.Region;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

/**
 * Proves a release on any Hadoop filesystem: every file is there, and none else; its bytes have
 * their checksum; Parquet files have the rows, row groups and columns that the manifest says; every
 * offset leads to the bytes it promises; one media of every shard decodes; clips are unique and
 * groups keep to one split. Every file is read once; what is wrong is told, never thrown.
 */
public final class ReleaseVerifier {

  private final ReleaseStore store;
  private final MediaCheck media;
  private final Path scratch;
  private final List<String> problems = new ArrayList<>();
  private long files;
  private long bytes;
  private long rows;
  private long samples;

  private ReleaseVerifier(ReleaseStore store, MediaCheck media, Path scratch) {
    this.store = store;
    this.media = media;
    this.scratch = scratch;
  }

  /**
   * Verifies a release.
   *
   * @param release its folder
   * @param media decodes one media of every shard
   * @param scratch a local folder for media on their way to it
   * @throws IOException if the filesystem or the scratch folder cannot be used at all
   */
  public static VerifyReport verify(URI release, Configuration conf, MediaCheck media, Path scratch)
      throws IOException {
    Files.createDirectories(scratch);
    ReleaseVerifier verifier = new ReleaseVerifier(ReleaseStore.at(release, conf), media, scratch);
    verifier.run();
    return new VerifyReport(
        release.toString(),
        verifier.problems,
        verifier.files,
        verifier.bytes,
        verifier.rows,
        verifier.samples);
  }

  private void run() throws IOException {
    if (!store.exists(ReleasePaths.RELEASE_JSON)) {
      problems.add(
          ReleasePaths.RELEASE_JSON + ": missing, so there is no release here; publish it again");
      return;
    }
    ReleaseManifest manifest;
    try {
      manifest = ReleaseJson.read(store.read(ReleasePaths.RELEASE_JSON), ReleaseManifest.class);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          ReleasePaths.RELEASE_JSON
              + ": cannot be read ("
              + firstLine(e)
              + "); restore it from a copy of the release");
      return;
    }
    SortedMap<String, Long> there = compareNames(manifest);
    SortedMap<String, List<Ref>> refs = clips(manifest);
    for (ReleaseFile file : manifest.files()) {
      if (there.containsKey(file.path())) {
        attempt(file.path(), () -> check(file, refs.getOrDefault(file.path(), List.of())));
        attempt(file.path(), () -> checkParquet(file, manifest));
      }
    }
    compareRefs(manifest, refs);
  }

  private SortedMap<String, Long> compareNames(ReleaseManifest manifest) throws IOException {
    SortedMap<String, Long> there = store.list();
    Set<String> extra = new TreeSet<>(there.keySet());
    extra.remove(ReleasePaths.RELEASE_JSON);
    for (ReleaseFile file : manifest.files()) {
      if (!extra.remove(file.path())) {
        problems.add(
            there.containsKey(file.path())
                ? file.path() + ": listed twice in release.json; assemble the release again"
                : file.path() + ": missing; publish the release again or fetch it from a copy");
      }
    }
    extra.forEach(path -> problems.add(path + ": not part of the release; remove it"));
    return there;
  }

  private SortedMap<String, List<Ref>> clips(ReleaseManifest manifest) {
    ClipCheck check = new ClipCheck(store, manifest, problems::add);
    SortedMap<String, List<Ref>> refs = new TreeMap<>();
    attempt(ReleasePaths.CLIPS, () -> refs.putAll(check.run()));
    rows = check.rows();
    return refs;
  }

  /** A part of the work that may stumble over damaged files in any way. */
  private interface Work {
    void run() throws IOException;
  }

  private void attempt(String path, Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      problems.add(path + ": cannot be read (" + firstLine(e) + "); fetch it from a copy");
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private void check(ReleaseFile file, List<Ref> refs) throws IOException {
    FileDigest digest;
    try (InputStream in = store.open(file.path())) {
      digest = FileDigest.of(in, refs.stream().map(Ref::region).toList());
    }
    files++;
    bytes += digest.bytes();
    if (digest.bytes() != file.bytes()) {
      problems.add(
          "%s: it has %d bytes, release.json says %d; fetch it from a copy"
              .formatted(file.path(), digest.bytes(), file.bytes()));
    } else if (!digest.sha256().equals(file.sha256())) {
      problems.add(
          "%s: its bytes hash to %s, release.json says %s; fetch it from a copy"
              .formatted(file.path(), digest.sha256(), file.sha256()));
    }
    for (int i = 0; i < refs.size(); i++) {
      boolean found = i < digest.regions().size();
      if (!found || !digest.regions().get(i).equals(refs.get(i).sha256())) {
        problems.add(
            "%s: the bytes of clip %s are not at offset %d; fetch it from a copy"
                .formatted(file.path(), refs.get(i).clipId(), refs.get(i).region().offset()));
      }
    }
    if (!refs.isEmpty()) {
      decode(file.path(), refs.get(refs.size() / 2));
    }
  }

  private void decode(String path, Ref ref) throws IOException {
    Path copy = Files.createTempFile(scratch, "sample-", ".media");
    try {
      extract(path, ref.region(), copy);
      media.check(ref.modality(), ref.contentType(), copy);
      samples++;
    } catch (MediaException e) {
      problems.add(
          "%s: clip %s does not decode (%s: %s); withdraw it"
              .formatted(path, ref.clipId(), e.code(), firstLine(e)));
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void extract(String path, Region region, Path target) throws IOException {
    try (FSDataInputStream in = store.openSeekable(path);
        OutputStream out = Files.newOutputStream(target)) {
      in.seek(region.offset());
      byte[] buffer = new byte[1 << 16];
      long left = region.size();
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException("it ends before byte " + (region.offset() + region.size()));
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }

  private void checkParquet(ReleaseFile file, ReleaseManifest manifest) throws IOException {
    if (!file.path().endsWith(".parquet")) {
      return;
    }
    try (ParquetFileReader reader = RowReader.open(store.parquet(file.path()))) {
      List<Long> groups = reader.getRowGroups().stream().map(BlockMetaData::getRowCount).toList();
      if (!groups.equals(file.rowGroups().orElse(List.of()))
          || reader.getRecordCount() != file.rows().orElse(-1L)) {
        problems.add(
            "%s: it has %d rows in groups of %s, release.json says %d in %s; assemble again"
                .formatted(
                    file.path(),
                    reader.getRecordCount(),
                    groups,
                    file.rows().orElse(-1L),
                    file.rowGroups().orElse(List.of())));
      }
      ReleasePaths.config(file.path())
          .ifPresent(config -> compareSchema(file.path(), config, reader, manifest));
    }
  }

  private void compareSchema(
      String path, String config, ParquetFileReader reader, ReleaseManifest manifest) {
    String hash =
        ParquetSchema.hash(
            reader.getFileMetaData().getSchema(), reader.getFileMetaData().getKeyValueMetaData());
    if (!hash.equals(manifest.schemas().get(config))) {
      problems.add(
          "%s: its columns hash to %s, release.json says %s for %s; write the shard again"
              .formatted(path, hash, manifest.schemas().get(config), config));
    }
  }

  private void compareRefs(ReleaseManifest manifest, SortedMap<String, List<Ref>> refs) {
    SortedMap<Modality, Long> expected = new TreeMap<>();
    Set<String> listed = new TreeSet<>();
    for (ReleaseFile file : manifest.files()) {
      listed.add(file.path());
      if (ReleasePaths.isData(file.path())) {
        expected.merge(ReleasePaths.modality(file.path()), file.rows().orElse(0L), Long::sum);
      }
    }
    SortedMap<Modality, Long> found = new TreeMap<>();
    refs.values().forEach(list -> list.forEach(ref -> found.merge(ref.modality(), 1L, Long::sum)));
    if (!found.equals(expected)) {
      problems.add(
          "%s: its shards have rows %s, meta/clips leads to %s; assemble the release again"
              .formatted(ReleasePaths.RELEASE_JSON, expected, found));
    }
    refs.keySet().stream()
        .filter(uri -> !listed.contains(uri))
        .forEach(
            uri ->
                problems.add(
                    "meta/clips: it leads to "
                        + uri
                        + ", which is no file of the release; assemble the release again"));
  }
}
