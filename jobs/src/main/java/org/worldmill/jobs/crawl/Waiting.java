package org.worldmill.jobs.crawl;

/**
 * A domain with addresses that a wave leaves alone.
 *
 * @param domain the registered domain
 * @param addresses addresses of it that are still to be asked for
 * @param reason why they wait
 * @param untilMillis until when, in milliseconds of Unix time; 0 for the rest of the round
 */
public record Waiting(String domain, long addresses, String reason, long untilMillis) {}
