package org.worldmill.jobs.catalog;

import java.util.List;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Reject;

/**
 * An asset that never became items.
 *
 * @param assetId SHA-256 of its bytes; of its place where they could not be read
 * @param origins every place it was found at, sorted
 * @param sourceUri the source it came from
 * @param sizeBytes its size
 * @param stage the stage that gave up
 * @param code the reason's kind
 * @param message the reason for a person
 */
public record QuarantineRow(
    String assetId,
    List<String> origins,
    String sourceUri,
    long sizeBytes,
    String stage,
    MediaException.Code code,
    String message) {

  public QuarantineRow {
    origins = List.copyOf(origins);
  }

  /** The same as a reject. */
  public Reject reject() {
    return new Reject(assetId, origins.get(0), stage, code, message);
  }
}
