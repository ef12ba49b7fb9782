package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Episodes of a LeRobot dataset, written by Spark. */
final class EpisodeFiles {

  private static final StructType SCHEMA =
      new StructType()
          .add("observation.state", DataTypes.createArrayType(DataTypes.FloatType))
          .add("action", DataTypes.createArrayType(DataTypes.FloatType))
          .add("timestamp", DataTypes.FloatType)
          .add("frame_index", DataTypes.LongType)
          .add("episode_index", DataTypes.LongType);

  private EpisodeFiles() {}

  /** Thirty rows a second of two joints on uneven waves, whose states come {@code lag} later. */
  static void write(SparkSession spark, Path scratch, Path file, int rows, double lag)
      throws IOException {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double time = i / 30.0;
      all.add(
          RowFactory.create(
              List.of(way(time - lag), -way(time - lag)),
              List.of(way(time), -way(time)),
              (float) time,
              (long) i,
              0L));
    }
    spark.createDataFrame(all, SCHEMA).coalesce(1).write().parquet(scratch.toString());
    try (Stream<Path> parts = Files.list(scratch)) {
      Path part = parts.filter(p -> p.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static float way(double time) {
    return (float) (Math.sin(3 * time + time * time) + 0.4 * Math.sin(7.3 * time));
  }
}
