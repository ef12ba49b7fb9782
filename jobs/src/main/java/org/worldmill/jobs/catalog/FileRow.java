package org.worldmill.jobs.catalog;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.Sidecar;

/**
 * A file of a source as it was when it was last looked at. Rows of a path's earlier states stay;
 * the one that counts has the size and time of the listing.
 *
 * @param sourceUri the source
 * @param path relative to the source
 * @param sizeBytes its size
 * @param modifiedMillis its time of change, from the listing
 * @param fingerprint of the code that looked
 * @param sha256 hash of its bytes; empty if they could not be read
 * @param blob its bytes in the store, for what may be published and for a log that is longer than
 *     the text kept of it
 * @param mediaType type found by looking at the bytes
 * @param modality what it is; empty for what is no media
 * @param facts what the container says, for media
 * @param references paths of further files that it names, relative to its folder
 * @param sidecar its text, for a file that describes another
 * @param fault why it is no asset: kind
 * @param reason why it is no asset, for a person
 */
public record FileRow(
    String sourceUri,
    String path,
    long sizeBytes,
    long modifiedMillis,
    String fingerprint,
    Optional<String> sha256,
    Optional<BlobRef> blob,
    Optional<String> mediaType,
    Optional<Modality> modality,
    Optional<MediaFacts> facts,
    List<String> references,
    Optional<Sidecar> sidecar,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {

  public FileRow {
    references = List.copyOf(references);
  }
}
