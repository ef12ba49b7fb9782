package org.worldmill.ingest.page;

import java.io.InputStream;
import java.time.Instant;
import org.worldmill.ingest.net.Headers;
import org.worldmill.ingest.net.WebUrl;

/**
 * A reply that somebody's crawl has recorded.
 *
 * @param url what was asked for
 * @param at when
 * @param status the status of the reply
 * @param headers its header
 * @param body its body, decoded; to be read before the next capture is asked for
 */
public record Capture(WebUrl url, Instant at, int status, Headers headers, InputStream body) {}
