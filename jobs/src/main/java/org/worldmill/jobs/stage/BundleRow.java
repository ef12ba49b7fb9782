package org.worldmill.jobs.stage;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.Companion;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaFacts;

/**
 * A model with all its files.
 *
 * @param sourceUri its source
 * @param path of its main file
 * @param companions the further files that are there, sorted
 * @param facts what it says, read with them
 * @param fault why it is no asset: kind
 * @param reason why it is no asset, for a person
 */
record BundleRow(
    String sourceUri,
    String path,
    List<Companion> companions,
    Optional<MediaFacts> facts,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {

  BundleRow {
    companions = List.copyOf(companions);
  }

  Listing.Place place() {
    return new Listing.Place(sourceUri, path);
  }
}
