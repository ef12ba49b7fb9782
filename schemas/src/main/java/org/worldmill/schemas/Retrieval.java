package org.worldmill.schemas;

import java.util.Optional;

/**
 * How an asset came from the web: the answer to where, when and under which signals.
 *
 * @param url the address that answered with the bytes
 * @param page the page that led to it; empty where none did
 * @param retrievedAt when the bytes were fetched, ISO 8601 in UTC, to the second
 * @param signals what was said about automated use at that time, each with its decision; empty if
 *     nothing was said
 * @param basis why it may be used: the profile and the statement that satisfies it
 */
public record Retrieval(
    String url,
    Optional<String> page,
    String retrievedAt,
    Optional<String> signals,
    String basis) {}
