/**
 * A reader of Parquet's numbers for workers, which hold neither Hadoop nor Spark: scalars and lists
 * of numbers from untrusted bytes, under fixed limits.
 */
package org.worldmill.ingest.parquet;
