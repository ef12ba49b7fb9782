package org.worldmill.jobs.duplicate;

import java.util.Comparator;

/**
 * A line of the index: an item under one of its keys.
 *
 * @param key the key
 * @param weight of the item
 * @param itemId the item
 * @param evidence what the key was made of
 * @param fresh whether the item is new to the index
 */
record Entry(long key, long weight, String itemId, long evidence, boolean fresh) {

  /** By key, under each the heaviest first. */
  static final Comparator<Entry> ORDER =
      Comparator.comparingLong(Entry::key)
          .thenComparing(Comparator.comparingLong(Entry::weight).reversed())
          .thenComparing(Entry::itemId);
}
