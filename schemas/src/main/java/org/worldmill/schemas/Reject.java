package org.worldmill.schemas;

/**
 * An asset that never became items, with the one reason.
 *
 * @param assetId SHA-256 of its bytes
 * @param name where it was found, relative to its source
 * @param stage the stage that gave up
 * @param code the reason's kind
 * @param message the reason for a person: file, place and remedy
 */
public record Reject(
    String assetId, String name, String stage, MediaException.Code code, String message) {}
