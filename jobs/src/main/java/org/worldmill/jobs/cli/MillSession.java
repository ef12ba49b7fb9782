package org.worldmill.jobs.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.jobs.stage.Failpoint;
import org.worldmill.jobs.stage.Mill;
import org.worldmill.jobs.stage.Progress;
import org.worldmill.schemas.config.PipelineConfig;

/** A mill with the Spark session that it runs on and the lock of its directory. */
final class MillSession implements AutoCloseable {

  private final WorkdirLock lock;
  private final SparkSession spark;
  private final Mill mill;
  private final URI releases;

  private MillSession(WorkdirLock lock, SparkSession spark, Mill mill, URI releases) {
    this.lock = lock;
    this.spark = spark;
    this.mill = mill;
    this.releases = releases;
  }

  /** Locks the working directory and starts Spark, or takes what spark-submit prepared. */
  static MillSession open(Path workdir, PipelineConfig config, Progress progress)
      throws IOException, UsageException {
    return open(WorkdirLock.lock(workdir), workdir, config, progress);
  }

  /** As above, with a lock that is already held; closing the session frees it. */
  static MillSession open(WorkdirLock lock, Path workdir, PipelineConfig config, Progress progress)
      throws IOException {
    Workdir place = new Workdir(workdir);
    // A run that was killed could not clean up; the lock says that none is at work here.
    if (Files.exists(place.sparkScratch())) {
      Folders.delete(place.sparkScratch());
    }
    SparkSession spark = SparkSessions.open(place, config.resources());
    return new MillSession(
        lock,
        spark,
        new Mill(spark, place, config, progress, Failpoint.NONE),
        place.releases(config.publish()));
  }

  /** Where releases go. */
  String releases() {
    return releases.toString();
  }

  Mill mill() {
    return mill;
  }

  /** The tables that the mill works on. */
  Catalog catalog() {
    return new Catalog(spark);
  }

  /** The release of a dataset that was published last. */
  Optional<ReleaseRow> lastRelease(String dataset) {
    return catalog().read(MillTable.RELEASES).stream()
        .filter(row -> row.dataset().equals(dataset))
        .reduce((earlier, later) -> later);
  }

  /** The session of Spark. */
  SparkSession spark() {
    return spark;
  }

  /** Spark's view of filesystems, credentials included. */
  Configuration hadoop() {
    return spark.sparkContext().hadoopConfiguration();
  }

  @Override
  public void close() throws IOException {
    spark.close();
    lock.close();
  }
}
