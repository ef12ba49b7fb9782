package org.worldmill.jobs.stage;

/**
 * What the shard stage left to publish.
 *
 * @param contentDigest of what the release is made from
 * @param version of it; the last published one if nothing has changed
 * @param changed whether there is something to publish
 * @param samples number of samples
 */
record Outcome(String contentDigest, String version, boolean changed, long samples) {}
