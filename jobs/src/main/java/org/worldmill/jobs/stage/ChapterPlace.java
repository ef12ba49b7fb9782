package org.worldmill.jobs.stage;

import java.util.Optional;
import org.worldmill.schemas.MediaException;

/**
 * What the other chapters of an asset say of one.
 *
 * @param firstItem items in the chapters before it
 * @param firstShot shots in the chapters before it
 * @param total items of the whole asset
 * @param triaged whether any chapter was settled without decoding it in full
 * @param fault why the asset has no items: kind
 * @param reason why it has none, for a person
 */
record ChapterPlace(
    int firstItem,
    int firstShot,
    int total,
    boolean triaged,
    Optional<MediaException.Code> fault,
    Optional<String> reason) {}
