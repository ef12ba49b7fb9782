package org.worldmill.jobs.tune;

/**
 * What a threshold does to the items it applies to.
 *
 * @param kept items it keeps
 * @param dropped items it drops
 * @param decisive those of the dropped that no other rule drops
 */
public record Tally(long kept, long dropped, long decisive) {

  static final Tally ZERO = new Tally(0, 0, 0);

  Tally with(boolean keeps, boolean others) {
    return new Tally(
        kept + (keeps ? 1 : 0), dropped + (keeps ? 0 : 1), decisive + (!keeps && others ? 1 : 0));
  }
}
