package org.worldmill.jobs.catalog;

/**
 * The begin or the end of a round of a crawl.
 *
 * @param sequence rows of the table before this one
 * @param crawl the crawl's name
 * @param round its number, from 1
 * @param ended whether the round has ended: nothing is left to ask for
 * @param agent who asked
 * @param scope digest of the scope
 */
public record RoundRow(
    long sequence, String crawl, long round, boolean ended, String agent, String scope) {}
