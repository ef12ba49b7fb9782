package org.worldmill.jobs.catalog;

import java.util.Optional;
import org.worldmill.schemas.MediaException;

/**
 * The mark that an asset was analysed, written after everything that the analysis found. Rows of an
 * asset without this mark are leftovers of a run that was killed.
 *
 * @param assetId the asset
 * @param fingerprint of measures and of the configuration that they depend on; where cheap evidence
 *     settled the asset, of the rules as well
 * @param items number of its items
 * @param fault why it has none: kind
 * @param reason why it has none, for a person
 */
public record PassRow(
    String assetId,
    String fingerprint,
    int items,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {}
