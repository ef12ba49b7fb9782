package org.worldmill.jobs.stage;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.worldmill.jobs.catalog.Catalog;
import org.worldmill.jobs.catalog.Memo;
import org.worldmill.jobs.spark.Workdir;
import org.worldmill.schemas.config.PipelineConfig;

/**
 * What every stage works with; in the driver.
 *
 * @param catalog the tables
 * @param memo answers found from the tables before
 * @param workdir the folder of the mill's state
 * @param config the pipeline
 * @param progress hears how far the run has come
 * @param failpoint is told of the places between commits
 */
record MillContext(
    Catalog catalog,
    Memo memo,
    Workdir workdir,
    PipelineConfig config,
    Progress progress,
    Failpoint failpoint) {

  SparkSession spark() {
    return catalog.spark();
  }

  Configuration hadoop() {
    return spark().sparkContext().hadoopConfiguration();
  }
}
