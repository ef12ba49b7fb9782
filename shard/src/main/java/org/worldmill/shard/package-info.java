/** Order, splits, the Parquet writer, manifest, dataset card and publishing. */
package org.worldmill.shard;
