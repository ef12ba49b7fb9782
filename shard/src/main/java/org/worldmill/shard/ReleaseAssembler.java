package org.worldmill.shard;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.schema.MessageType;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.shard.FileDigest.Region;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

/**
 * Makes a release of shards that lie in a staging folder: writes everything beside them there, and
 * {@code meta/release.json} last. The shards may have been written by other processes; of each, its
 * {@link ShardFile} is all that is needed. Its scalar columns are read back, its media are not.
 */
public final class ReleaseAssembler {

  private static final String SPLIT_RULE =
      "A source group's place in 0..1 is a hash of seed and group: below testShare it is test,"
          + " below testShare + validationShare validation, else train; if a modality has no train"
          + " group, its group with the highest place is train. Rows are in the order of a hash of"
          + " seed and clip_id.";

  private final ReleaseInputs inputs;
  private final ReleaseStore staging;
  private final List<ReleaseFile> files = new ArrayList<>();

  private ReleaseAssembler(ReleaseInputs inputs, ReleaseStore staging) {
    this.inputs = inputs;
    this.staging = staging;
  }

  /**
   * Completes the staging folder.
   *
   * @param shards all shards, each already in the staging folder at its path, as are their external
   *     files and {@code report/index.html}
   * @param scratch a local folder for files on their way; it is left as it was
   * @throws IOException if a file that should be there is missing
   */
  public static ReleaseManifest assemble(
      ReleaseInputs inputs, List<ShardFile> shards, URI staging, Configuration conf, Path scratch)
      throws IOException {
    ReleaseStore store = ReleaseStore.at(staging, conf);
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "release-");
    try {
      return new ReleaseAssembler(inputs, store).assemble(shards, folder);
    } finally {
      deleteTree(folder);
    }
  }

  private ReleaseManifest assemble(List<ShardFile> shards, Path folder) throws IOException {
    staging.delete(ReleasePaths.RELEASE_JSON);
    shards.forEach(this::listShard);
    listFound(ReleasePaths.REPORT);
    ClipFiles clips = new ClipFiles(inputs, staging, folder);
    for (String path : clips.write(shards)) {
      addParquet(path, folder);
    }
    ClipSummary summary = clips.summary();
    requirePublished(summary);
    addText(ReleasePaths.LICENCE, LicenceText.of(inputs.config()), folder);
    addText(ReleasePaths.CARD, DatasetCard.of(inputs, summary), folder);
    files.sort(Comparator.comparing(ReleaseFile::path));
    addText(ReleasePaths.CROISSANT, Croissant.of(inputs, summary, files), folder);
    files.sort(Comparator.comparing(ReleaseFile::path));
    ReleaseManifest manifest = manifest(summary);
    Path json = folder.resolve("release.json");
    Files.writeString(json, ReleaseJson.pretty(manifest));
    staging.put(json, ReleasePaths.RELEASE_JSON);
    return manifest;
  }

  private void requirePublished(ClipSummary summary) {
    long rows = summary.rows().values().stream().mapToLong(Long::longValue).sum();
    if (rows != inputs.funnel().published()) {
      throw new IllegalArgumentException(
          "the funnel publishes %d items, the shards have %d rows"
              .formatted(inputs.funnel().published(), rows));
    }
  }

  private void listShard(ShardFile shard) {
    files.add(
        new ReleaseFile(
            shard.path(),
            shard.bytes(),
            shard.sha256(),
            Optional.of(shard.rows()),
            Optional.of(shard.rowGroupRows())));
    shard
        .externals()
        .forEach(file -> files.add(ReleaseFile.plain(file.path(), file.bytes(), file.sha256())));
  }

  private void listFound(String path) throws IOException {
    try (InputStream in = staging.open(path)) {
      FileDigest digest = FileDigest.of(in, List.<Region>of());
      files.add(ReleaseFile.plain(path, digest.bytes(), digest.sha256()));
    }
  }

  private void addText(String path, String text, Path folder) throws IOException {
    Path local = folder.resolve(path);
    Files.write(local, text.getBytes(StandardCharsets.UTF_8));
    staging.put(local, path);
    listFound(path);
  }

  private void addParquet(String path, Path folder) throws IOException {
    staging.put(folder.resolve(path), path);
    listFound(path);
    ReleaseFile plain = files.remove(files.size() - 1);
    try (ParquetFileReader reader = RowReader.open(staging.parquet(path))) {
      files.add(
          new ReleaseFile(
              path,
              plain.bytes(),
              plain.sha256(),
              Optional.of(reader.getRecordCount()),
              Optional.of(
                  reader.getRowGroups().stream().map(BlockMetaData::getRowCount).toList())));
    }
  }

  private ReleaseManifest manifest(ClipSummary summary) {
    ShardConfig config = inputs.config();
    return new ReleaseManifest(
        config.dataset(),
        inputs.version(),
        inputs.previousVersion(),
        inputs.codeVersion(),
        inputs.configFingerprint(),
        schemas(summary),
        summary.rowsDigest(),
        new ReleaseManifest.SplitRule(
            SPLIT_RULE,
            config.seed(),
            config.validationShare(),
            config.testShare(),
            config.groupBy()),
        summary.rows(),
        inputs.funnel(),
        files,
        inputs.withdrawn());
  }

  private SortedMap<String, String> schemas(ClipSummary summary) {
    SortedMap<String, String> hashes = new TreeMap<>();
    for (ReleaseConfigs.Entry entry :
        ReleaseConfigs.of(inputs.schema(), summary.rows()).entries()) {
      MessageType schema = ParquetSchema.of(entry.columns());
      hashes.put(entry.name(), ParquetSchema.hash(schema, Features.footer(entry.columns())));
    }
    return hashes;
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
