package org.worldmill.jobs.tune;

import java.util.Optional;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.Span;

/**
 * An item whose value lies near a bound.
 *
 * @param itemId the item
 * @param name the file it came from
 * @param span the stretch it covers, for clips
 * @param value its value
 * @param keptNow whether the threshold in force keeps it
 * @param keptThen whether the one that is tried keeps it
 * @param other the first other rule that drops it, if one does
 * @param thumbnail a picture of it
 */
public record Borderline(
    String itemId,
    String name,
    Optional<Span> span,
    double value,
    boolean keptNow,
    boolean keptThen,
    Optional<String> other,
    Optional<BlobRef> thumbnail) {}
