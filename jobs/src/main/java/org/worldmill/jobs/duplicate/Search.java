package org.worldmill.jobs.duplicate;

/**
 * What a search came to.
 *
 * @param indexed items new to the index
 * @param compared pairs that were compared in full
 * @param matched pairs that match
 * @param crowdedKeys keys that so many share that not all of them were held against each other
 */
public record Search(long indexed, long compared, long matched, long crowdedKeys) {

  /** Nothing was new. */
  public static final Search NONE = new Search(0, 0, 0, 0);
}
