package org.worldmill.shard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes {@code meta/clips} and {@code ATTRIBUTION.parquet} from shards that are written: it reads
 * their scalar columns one row at a time, so neither samples nor media need to be at hand.
 */
final class ClipFiles {

  private static final BlobOpener NO_MEDIA =
      blob -> {
        throw new IOException("files without media need no blob");
      };

  private static final List<Column> ATTRIBUTION = attributionColumns();

  private final ReleaseInputs inputs;
  private final ReleaseStore store;
  private final Path folder;
  private final ClipSummary summary = new ClipSummary();

  /**
   * Prepares to write.
   *
   * @param store where the shards are
   * @param folder where the files are written, below their paths in the release
   */
  ClipFiles(ReleaseInputs inputs, ReleaseStore store, Path folder) {
    this.inputs = inputs;
    this.store = store;
    this.folder = folder;
  }

  /** Writes all of them; answers with their paths in the release. */
  List<String> write(List<ShardFile> shards) throws IOException {
    List<String> paths = new ArrayList<>(List.of(ReleasePaths.ATTRIBUTION));
    long all = shards.stream().mapToLong(ShardFile::rows).sum();
    Path attributed = folder.resolve(ReleasePaths.ATTRIBUTION);
    try (Part attribution = new Part(attributed, ATTRIBUTION, all)) {
      for (Split split : Split.values()) {
        List<ShardFile> own =
            shards.stream()
                .filter(shard -> shard.split() == split)
                .sorted((a, b) -> a.path().compareTo(b.path()))
                .toList();
        paths.addAll(write(split, own, attribution));
      }
      attribution.end();
    }
    return paths;
  }

  /** What was seen while writing. */
  ClipSummary summary() {
    return summary;
  }

  private List<String> write(Split split, List<ShardFile> shards, Part attribution)
      throws IOException {
    long rows = shards.stream().mapToLong(ShardFile::rows).sum();
    int count = (int) ((rows + ShardLayout.META_FILE_ROWS - 1) / ShardLayout.META_FILE_ROWS);
    List<Column> columns = inputs.schema().clipColumns();
    List<String> paths = new ArrayList<>();
    try (ClipRows clips = new ClipRows(store, shards, columns, inputs.config().seed())) {
      for (int i = 0; i < count; i++) {
        String path = ReleasePaths.CLIPS + ShardPlan.partName(split, i, count);
        long share = rows * (i + 1) / count - rows * i / count;
        try (Part part = new Part(folder.resolve(path), columns, share)) {
          copy(clips, share, split, part, attribution);
          part.end();
        }
        paths.add(path);
      }
    }
    return paths;
  }

  private void copy(ClipRows clips, long rows, Split split, Part part, Part attribution)
      throws IOException {
    for (long row = 0; row < rows; row++) {
      Optional<Map<String, Object>> next = clips.next();
      if (next.isEmpty()) {
        throw new IllegalArgumentException(split.id() + " has fewer rows than its shards report");
      }
      summary.add(split, next.get());
      part.add(next.get());
      attribution.add(attributed(next.get()));
    }
  }

  private static List<Column> attributionColumns() {
    List<Column> columns = new ArrayList<>();
    RowColumns.FACTS.stream()
        .filter(column -> List.of(RowColumns.CLIP_ID, "source_id").contains(column.name()))
        .forEach(columns::add);
    columns.addAll(((ColumnType.Struct) RowColumns.PROVENANCE.type()).fields());
    return columns;
  }

  private static Map<String, Object> attributed(Map<String, Object> row) {
    Map<String, Object> flat = new LinkedHashMap<>(row);
    if (flat.remove(RowColumns.PROVENANCE.name()) instanceof Map<?, ?> provenance) {
      provenance.forEach((name, value) -> flat.put((String) name, value));
    }
    return flat;
  }

  /** A file without media on its way. */
  private static final class Part implements AutoCloseable {
    private final RowGroupFile file;
    private final List<FileRow> pending = new ArrayList<>();

    Part(Path path, List<Column> columns, long rows) throws IOException {
      Map<String, String> footer = Features.footer(columns);
      int groupRows = (int) Math.max(1, Math.min(rows, ShardLayout.META_GROUP_ROWS));
      file = new RowGroupFile(path, columns, footer, groupRows, NO_MEDIA);
    }

    void add(Map<String, Object> row) throws IOException {
      pending.add(FileRow.of(row));
      if (pending.size() == ShardLayout.META_GROUP_ROWS) {
        flush();
      }
    }

    void end() throws IOException {
      flush();
      file.end();
    }

    private void flush() throws IOException {
      if (!pending.isEmpty()) {
        file.write(pending);
        pending.clear();
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
