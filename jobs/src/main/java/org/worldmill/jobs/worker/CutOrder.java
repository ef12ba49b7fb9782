package org.worldmill.jobs.worker;

import java.util.Optional;
import org.worldmill.schemas.Span;

/**
 * One item to make a file of.
 *
 * @param itemId the item
 * @param span the stretch of the video; empty for models
 */
public record CutOrder(String itemId, Optional<Span> span) {}
