package org.worldmill.jobs.catalog;

import java.util.Optional;
import org.worldmill.curate.duplicate.Match;

/**
 * A place in a group of like items.
 *
 * @param group the smallest of its items' ids
 * @param place from 0, in the order in which they would be kept
 * @param itemId the item
 * @param of the item of the group that it was dropped for; empty if it stays
 * @param kind in what way it is the same as that one; if it stays, as the group's item it matches
 *     best
 * @param score of that match
 */
public record DuplicateRow(
    String group, int place, String itemId, Optional<String> of, Match.Kind kind, double score) {}
