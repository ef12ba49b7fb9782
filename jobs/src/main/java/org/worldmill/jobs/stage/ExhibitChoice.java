package org.worldmill.jobs.stage;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.worldmill.jobs.catalog.DuplicateRow;
import org.worldmill.jobs.report.Exhibits;
import org.worldmill.jobs.report.Exhibits.LikeGroup;
import org.worldmill.jobs.report.Exhibits.Member;
import org.worldmill.jobs.spark.RecordCodec;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;

/** Chooses the films and the groups of like items that the report shows side by side. */
final class ExhibitChoice {

  private final Views views;
  private final ShotConfig shots;

  ExhibitChoice(Views views, ShotConfig shots) {
    this.views = views;
    this.shots = shots;
  }

  Exhibits exhibits() {
    Dataset<Row> rows = views.duplicateGroups().persist();
    try {
      Dataset<Row> sizes = rows.groupBy("group").agg(count(lit(1)).as("size"));
      List<LikeGroup> groups = groups(rows, sizes);
      return new Exhibits(films(), leastChange(), groups, sizes.count() - groups.size());
    } finally {
      rows.unpersist();
    }
  }

  private Optional<Double> leastChange() {
    return switch (shots.detector()) {
      case "adaptive" -> Optional.of(shots.minContent());
      case "content" -> Optional.of(shots.threshold());
      default -> Optional.empty();
    };
  }

  /** Those with most clips first, then by name. */
  private List<String> films() {
    Dataset<Row> clips =
        views
            .items()
            .where(col("modality").equalTo(Modality.VIDEO.name()))
            .groupBy("asset_id")
            .agg(count(lit(1)).as("clips"))
            .where(col("clips").gt(1));
    return clips
        .join(views.names(), Views.same("asset_id"), "inner")
        .sort(col("clips").desc(), col("name"), col("asset_id"))
        .limit(Exhibits.MOST_FILMS)
        .select("asset_id")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** The largest first. */
  private static List<LikeGroup> groups(Dataset<Row> rows, Dataset<Row> sizes) {
    Map<String, Long> size = new LinkedHashMap<>();
    sizes
        .sort(col("size").desc(), col("group"))
        .limit(Exhibits.MOST_GROUPS)
        .collectAsList()
        .forEach(row -> size.put(row.getString(0), row.getLong(1)));
    Map<String, List<Member>> members = new LinkedHashMap<>();
    Dataset<Row> shown =
        rows.where(col("group").isin(size.keySet().toArray()))
            .where(col("place").lt(Exhibits.MOST_MEMBERS))
            .sort("group", "place");
    Iterator<DuplicateRow> read =
        RecordCodec.of(DuplicateRow.class).fromRows(shown.toLocalIterator());
    while (read.hasNext()) {
      DuplicateRow row = read.next();
      members
          .computeIfAbsent(row.group(), unused -> new ArrayList<>())
          .add(new Member(row.itemId(), row.of(), row.kind().id(), row.score()));
    }
    List<LikeGroup> groups = new ArrayList<>();
    size.forEach(
        (group, all) -> groups.add(new LikeGroup(all, members.getOrDefault(group, List.of()))));
    return groups;
  }
}
