package org.worldmill.jobs.tune;

import java.util.Optional;
import org.worldmill.schemas.Modality;

/**
 * An item as a threshold sees it.
 *
 * @param itemId the item
 * @param modality what it is
 * @param value its value, where it has one
 * @param other the first other rule that drops it, if one does
 */
record TuneRow(String itemId, Modality modality, Optional<Double> value, Optional<String> other) {}
