package org.worldmill.jobs.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.worldmill.schemas.config.ResourceConfig;

/**
 * Opens Spark with the catalog {@value #CATALOG}: on this machine with embedded defaults, or with
 * what spark-submit has set, to which only the catalog is added.
 */
public final class SparkSessions {

  /** The name of the Iceberg catalog in SQL. */
  public static final String CATALOG = "mill";

  /** Where Spark's configuration keeps the catalog's settings; its login comes from there. */
  public static final String CATALOG_KEY = "spark.sql.catalog." + CATALOG;

  private SparkSessions() {}

  /**
   * The session of this process, started if there is none. Closing it is the caller's part.
   *
   * @throws UncheckedIOException if the working directory cannot be made
   */
  public static SparkSession open(Workdir workdir, ResourceConfig resources) {
    createDirectories(workdir);
    SparkConf conf = new SparkConf();
    SparkSession.Builder builder = SparkSession.builder();
    boolean submitted = conf.contains("spark.master");
    if (!submitted) {
      builder.appName("worldmill").master(resources.master());
      embeddedDefaults(workdir).forEach(builder::config);
    }
    catalogSettings(workdir, resources).forEach((key, value) -> set(builder, conf, key, value));
    SparkSession session = builder.getOrCreate();
    // A marker file in every folder that Spark writes is of no use to anyone here.
    session
        .sparkContext()
        .hadoopConfiguration()
        .setBoolean("mapreduce.fileoutputcommitter.marksuccessfuljobs", false);
    return session;
  }

  private static void set(SparkSession.Builder builder, SparkConf conf, String key, String value) {
    if (!conf.contains(key)) {
      builder.config(key, value);
    }
  }

  /** Settings of a Spark that shares this process and machine. */
  static Map<String, String> embeddedDefaults(Workdir workdir) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.ui.showConsoleProgress", "false");
    settings.put("spark.log.level", "WARN");
    settings.put("spark.local.dir", workdir.sparkScratch().toString());
    settings.put("spark.sql.warehouse.dir", workdir.scratch().resolve("unused").toUri().toString());
    settings.put("spark.sql.shuffle.partitions", "2");
    // Replanning between stages makes each of them a job; rows of tables are few beside media.
    settings.put("spark.sql.adaptive.enabled", "false");
    // Compiling a query costs more than it saves on tables of this size.
    settings.put("spark.sql.codegen.wholeStage", "false");
    settings.put("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    settings.put("spark.sql.session.timeZone", "UTC");
    // Tasks report their progress with the heartbeat; the default of 10 s makes jerky bars.
    settings.put("spark.executor.heartbeatInterval", "1s");
    return settings;
  }

  /** Settings of the catalog. */
  static Map<String, String> catalogSettings(Workdir workdir, ResourceConfig resources) {
    Map<String, String> settings = new TreeMap<>();
    settings.put(CATALOG_KEY, "org.apache.iceberg.spark.SparkCatalog");
    settings.put(CATALOG_KEY + ".type", "jdbc");
    settings.put(CATALOG_KEY + ".warehouse", workdir.warehouse().toUri().toString());
    settings.put(CATALOG_KEY + ".jdbc.schema-version", "V1");
    // Another process may commit; a cached table would show its old state for half a minute.
    settings.put(CATALOG_KEY + ".cache-enabled", "false");
    if (resources.catalog().isPresent()) {
      settings.put(CATALOG_KEY + ".uri", resources.catalog().get());
    } else {
      settings.put(
          CATALOG_KEY + ".uri", "jdbc:sqlite:" + workdir.catalogFile() + "?busy_timeout=60000");
      // SQLite has one writer: a second connection could only wait for the first.
      settings.put(CATALOG_KEY + ".clients", "1");
    }
    return settings;
  }

  private static void createDirectories(Workdir workdir) {
    try {
      Files.createDirectories(workdir.warehouse());
      Files.createDirectories(workdir.scratch());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the working directory " + workdir.root(), e);
    }
  }
}
