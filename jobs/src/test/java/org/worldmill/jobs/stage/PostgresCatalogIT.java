package org.worldmill.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.spark.SparkSessions;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.Item;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.PipelineConfig;
import org.worldmill.schemas.config.ResourceConfig;
import org.worldmill.schemas.config.SourceConfig;

/** The catalog on a PostgreSQL that asks for a password, which comes from Spark's configuration. */
class PostgresCatalogIT {

  private static final String LOGIN = SparkSessions.CATALOG_KEY + ".jdbc.";
  private static final String ROLE = "miller";
  private static final String PASSWORD = "ground twice";

  @TempDir private static Path data;
  private static EmbeddedPostgres server;

  @TempDir Path folder;

  @BeforeAll
  static void startServer() throws SQLException, IOException {
    try {
      server = EmbeddedPostgres.builder().setDataDirectory(data.resolve("pg")).start();
    } catch (IOException | IllegalStateException e) {
      Assumptions.abort("no PostgreSQL can be started on this machine: " + e);
    }
    sql("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + PASSWORD + "'");
    sql("CREATE DATABASE mill OWNER " + ROLE);
    Path rules = data.resolve("pg/pg_hba.conf");
    String asks = "host mill " + ROLE + " 127.0.0.1/32 scram-sha-256\n";
    Files.writeString(rules, asks + Files.readString(rules), StandardOpenOption.TRUNCATE_EXISTING);
    sql("SELECT pg_reload_conf()");
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @AfterEach
  void forgetTheLogin() {
    System.clearProperty(LOGIN + "user");
    System.clearProperty(LOGIN + "password");
  }

  @Test
  void aSecondRunFindsItsTablesAndDoesNothing() throws IOException, SQLException {
    Path source = Files.createDirectories(folder.resolve("in"));
    PaintedCorpus.image(source.resolve("one.png"), 1);
    PaintedCorpus.image(source.resolve("two.png"), 2);
    Files.createFile(source.resolve("empty.jpg"));
    logInWith(PASSWORD);

    assertThat(ingestAndCurate(source)).noneMatch(StageReport::skipped);
    assertThat(ingestAndCurate(source)).allMatch(StageReport::skipped);

    try (SparkSession spark = open()) {
      Catalog catalog = new Catalog(spark);
      assertThat(catalog.read(MillTable.ITEMS))
          .hasSize(2)
          .extracting(Item::modality)
          .containsOnly(Modality.IMAGE);
      assertThat(catalog.read(MillTable.SIGNALS)).isNotEmpty();
      assertThat(catalog.read(MillTable.QUARANTINE)).hasSize(1);
    }
    assertThat(tablesInPostgres()).contains("items", "signals", "runs");
    assertThat(folder.resolve("work/catalog.db")).doesNotExist();
  }

  @Test
  void aWrongPasswordIsRefusedByTheServer() throws IOException {
    logInWith("guessed");
    try (SparkSession spark = open()) {
      assertThatThrownBy(() -> new Catalog(spark).read(MillTable.ITEMS))
          .hasStackTraceContaining("password authentication failed");
    }
  }

  private List<StageReport> ingestAndCurate(Path source) throws IOException {
    PipelineConfig d = PipelineConfig.DEFAULT;
    PipelineConfig config =
        new PipelineConfig(
            List.of(SourceConfig.of(source.toString())),
            d.curate(),
            d.label(),
            d.shard(),
            d.publish(),
            resources());
    try (SparkSession spark = open()) {
      Mill mill = new Mill(spark, workdir(), config, Progress.SILENT, Failpoint.NONE);
      return List.of(mill.ingest(), mill.curate());
    }
  }

  private SparkSession open() {
    return SparkSessions.open(workdir(), resources());
  }

  private Workdir workdir() {
    return new Workdir(folder.resolve("work"));
  }

  private static ResourceConfig resources() {
    ResourceConfig base = ResourceConfig.DEFAULT;
    return new ResourceConfig(
        "local[2]",
        2,
        Optional.of("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/mill"),
        base.blobs(),
        1L << 30,
        60_000_000_000L,
        1000,
        3);
  }

  /** As {@code -Dspark.…} on the command line does. */
  private static void logInWith(String password) {
    System.setProperty(LOGIN + "user", ROLE);
    System.setProperty(LOGIN + "password", password);
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement call = connection.createStatement()) {
      call.execute(statement);
    }
  }

  private static List<String> tablesInPostgres() throws SQLException {
    try (Connection connection = server.getDatabase("postgres", "mill").getConnection();
        Statement call = connection.createStatement();
        ResultSet rows = call.executeQuery("SELECT table_name FROM iceberg_tables")) {
      List<String> names = new java.util.ArrayList<>();
      while (rows.next()) {
        names.add(rows.getString(1));
      }
      return names;
    }
  }
}
