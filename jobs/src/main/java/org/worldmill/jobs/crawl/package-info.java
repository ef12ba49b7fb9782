/**
 * The crawler on Spark: a frontier of addresses in tables, waves of requests in tasks, a journal of
 * every request, and the media that came of it as a source of the mill. How the web is asked and
 * read is the part of {@code ingest}.
 */
package org.worldmill.jobs.crawl;
