/**
 * The nouns of the mill, in the order in which data flows: source, asset, item, signals, verdict,
 * caption, sample, shard, release. Values are immutable and check themselves when they are made.
 * Nothing here knows Spark, FFmpeg or a file format.
 */
package org.worldmill.schemas;
