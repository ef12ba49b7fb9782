/**
 * The release: order and splits, the Parquet shards, the manifest, the dataset card, publishing and
 * verifying. Runs without Spark; a Hadoop filesystem is needed only where a release is staged,
 * published or verified.
 */
package org.worldmill.shard;
