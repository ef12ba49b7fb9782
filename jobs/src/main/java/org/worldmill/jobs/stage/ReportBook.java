package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.size;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.ingest.blob.BlobStore;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.QuarantineRow;
import org.worldmill.jobs.report.CrawlAccount;
import org.worldmill.jobs.report.ReportFunnel;
import org.worldmill.jobs.report.ReportInput;
import org.worldmill.jobs.report.ReportItem;
import org.worldmill.jobs.report.ReportLimits;
import org.worldmill.jobs.report.ReportWriter;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Reject;
import org.worldmill.schemas.config.FilterRule;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.shard.ReleaseSchema;
import org.worldmill.shard.RowOffset;
import org.worldmill.shard.ShardFile;

/** Gathers what the report of a release shows, and has it written. */
final class ReportBook {

  private final MillContext mill;
  private final Views views;
  private final Funnel funnel;
  private final List<ShardFile> shards;

  ReportBook(MillContext mill, Views views, Funnel funnel, List<ShardFile> shards) {
    this.mill = mill;
    this.views = views;
    this.funnel = funnel;
    this.shards = shards;
  }

  /** Writes {@code index.html} into a folder. */
  void write(String version, Path folder) throws IOException {
    BlobStore blobs = new BlobStore(mill.workdir().blobs(mill.config().resources()), mill.hadoop());
    Dataset<Row> rows = views.report().sort(col("item.item_id")).persist();
    try (TaskFolder copies = TaskFolder.create()) {
      new ReportWriter(
              blob -> {
                try (InputStream in = blobs.open(blob)) {
                  return in.readAllBytes();
                }
              },
              new WorkerPictures(blobs, new TaskSettings(mill).mediaWorkers(), copies.path()),
              ReportLimits.DEFAULT)
          .write(input(version, rows, blobs), folder);
    } finally {
      rows.unpersist();
    }
  }

  private ReportInput input(String version, Dataset<Row> rows, BlobStore blobs) throws IOException {
    Map<String, ReportRow.Location> locations = locations();
    List<Reject> rejects =
        mill.catalog().read(MillTable.QUARANTINE).stream().map(QuarantineRow::reject).toList();
    List<SignalSpec> signals = ReleaseSchema.of(MeasureRegistry.load()).allSignals();
    RecordCodec<ReportRow> codec = RecordCodec.of(ReportRow.class);
    Iterable<ReportItem> items =
        () -> {
          Iterator<ReportRow> read = codec.fromRows(rows.toLocalIterator());
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return read.hasNext();
            }

            @Override
            public ReportItem next() {
              return read.next().reportItem(locations);
            }
          };
        };
    return new ReportInput(
        mill.config().shard().title(),
        version,
        reportFunnel(rejects),
        signals,
        mill.config().curate().filters(),
        items,
        rejects,
        new ExhibitChoice(views, mill.config().curate().shots()).exhibits(),
        crawls(rows),
        new ModelPreviews(mill, blobs).of(items));
  }

  private List<CrawlAccount> crawls(Dataset<Row> rows) {
    return mill.config().sources().stream()
        .filter(CrawledFiles::isCrawl)
        .map(CrawledFiles::name)
        .distinct()
        .map(crawl -> new CrawlBook(mill.catalog(), crawl).account(published(rows, crawl)))
        .toList();
  }

  private static long published(Dataset<Row> rows, String crawl) {
    return rows.where(col("asset.source_uri").equalTo(CrawledFiles.uri(crawl)))
        .where(size(col("drops")).equalTo(0).and(col("media").isNotNull()))
        .count();
  }

  private Map<String, ReportRow.Location> locations() {
    Map<String, ReportRow.Location> locations = new HashMap<>();
    for (ShardFile shard : shards) {
      for (RowOffset row : shard.offsets()) {
        locations.put(row.itemId(), new ReportRow.Location(shard, row.offset()));
      }
    }
    return locations;
  }

  private ReportFunnel reportFunnel(List<Reject> rejects) {
    long curated = rejects.stream().filter(r -> r.stage().equals(CurateStage.NAME)).count();
    return new ReportFunnel(
        funnel.files(),
        funnel.sidecars(),
        funnel.companions(),
        funnel.duplicates(),
        rejects.size(),
        funnel.assets() - curated,
        funnel.items(),
        filtered(),
        published());
  }

  private List<ReportFunnel.Filtered> filtered() {
    List<ReportFunnel.Filtered> filtered = new ArrayList<>();
    List<String> order =
        new ArrayList<>(mill.config().curate().filters().stream().map(FilterRule::name).toList());
    order.addAll(Likeness.rules());
    new Balance(mill).selections().forEach(selection -> order.add(selection.rule()));
    order.add(CurateStage.CUT_RULE);
    // Rules of an earlier configuration that a part of the tables still names.
    funnel.filtered().keySet().stream()
        .sorted()
        .filter(r -> !order.contains(r))
        .forEach(order::add);
    for (String rule : order) {
      Long items = funnel.filtered().get(rule);
      if (items != null) {
        filtered.add(new ReportFunnel.Filtered(rule, items));
      }
    }
    return filtered;
  }

  private List<ReportFunnel.Published> published() {
    Map<String, List<ShardFile>> bySplit = new TreeMap<>();
    for (ShardFile shard : shards) {
      String group = shard.path().replaceFirst("^data/(.*)-\\d{5}-of-\\d{5}\\.parquet$", "$1");
      bySplit.computeIfAbsent(group, unused -> new ArrayList<>()).add(shard);
    }
    List<ReportFunnel.Published> published = new ArrayList<>();
    bySplit.forEach(
        (group, files) ->
            published.add(
                new ReportFunnel.Published(
                    Modality.ofId(group.substring(0, group.indexOf('/'))),
                    group.substring(group.indexOf('/') + 1),
                    files.stream().mapToLong(ShardFile::rows).sum(),
                    files.stream()
                        .flatMap(file -> file.offsets().stream())
                        .mapToLong(RowOffset::size)
                        .sum())));
    return published;
  }
}
