package org.worldmill.jobs.duplicate;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Settings of Spark for queries over many rows, in place of those for the small tables of a mill
 * until they are closed: queries are compiled, and dealt to as many tasks as the rows need.
 */
final class LargeQueries implements AutoCloseable {

  private static final String TASKS = "spark.sql.shuffle.partitions";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.sql.codegen.wholeStage", "true",
          "spark.sql.codegen.factoryMode", "FALLBACK");

  private final SparkSession spark;
  private final TreeMap<String, String> before = new TreeMap<>();

  LargeQueries(SparkSession spark) {
    this.spark = spark;
    SETTINGS.forEach(this::set);
  }

  /** How many tasks the steps of the next queries have. */
  void tasks(int tasks) {
    set(TASKS, Integer.toString(tasks));
  }

  private void set(String key, String value) {
    before.putIfAbsent(key, spark.conf().get(key));
    spark.conf().set(key, value);
  }

  @Override
  public void close() {
    before.forEach(spark.conf()::set);
  }
}
