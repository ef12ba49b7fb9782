package org.worldmill.schemas;

import java.util.List;
import java.util.Optional;

/**
 * Bytes that were fetched once, unchanged, with their evidence.
 *
 * @param assetId SHA-256 of the bytes
 * @param modality what the items made from it will be
 * @param blob the bytes, with the media type found by looking at them
 * @param origins every place it was found at: paths relative to a source root, sorted, at least one
 * @param sourceUri the source (folder or bucket prefix) it came from
 * @param companions further files of its bundle, sorted by path
 * @param sidecars text found beside it, sorted by name
 * @param licence terms of use
 * @param facts what the container says
 * @param retrieval how it came from the web; empty for files and objects
 */
public record Asset(
    String assetId,
    Modality modality,
    BlobRef blob,
    List<String> origins,
    String sourceUri,
    List<Companion> companions,
    List<Sidecar> sidecars,
    Licence licence,
    MediaFacts facts,
    Optional<Retrieval> retrieval) {

  public Asset {
    ContentHash.requireHex(assetId);
    origins = List.copyOf(origins);
    companions = List.copyOf(companions);
    sidecars = List.copyOf(sidecars);
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("an asset was found somewhere: " + assetId);
    }
  }

  /** An asset that did not come from the web. */
  public Asset(
      String assetId,
      Modality modality,
      BlobRef blob,
      List<String> origins,
      String sourceUri,
      List<Companion> companions,
      List<Sidecar> sidecars,
      Licence licence,
      MediaFacts facts) {
    this(
        assetId,
        modality,
        blob,
        origins,
        sourceUri,
        companions,
        sidecars,
        licence,
        facts,
        Optional.empty());
  }

  /** The first of its origins: the name to show a person. */
  public String name() {
    return origins.get(0);
  }
}
