package org.worldmill.jobs.cli;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/** How filesystems are reached by a command that starts no Spark: as Spark would reach them. */
final class HadoopSettings {

  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  /**
   * Hadoop's own configuration, with what Spark's settings say about it: endpoints, credentials.
   */
  static Configuration ofSpark() {
    Configuration configuration = new Configuration();
    for (Tuple2<String, String> setting : new SparkConf().getAllWithPrefix(PREFIX)) {
      configuration.set(setting._1(), setting._2());
    }
    return configuration;
  }
}
