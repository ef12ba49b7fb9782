package org.worldmill.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the report shows side by side, chosen beforehand so that it stays bounded.
 *
 * @param films ids of the assets whose shots are shown, in the order to show
 * @param leastChange the change below which the shot detector takes no cut, if it compares frames
 * @param groups groups of like items, in the order to show
 * @param moreGroups how many groups there are beyond these
 */
public record Exhibits(
    List<String> films, Optional<Double> leastChange, List<LikeGroup> groups, long moreGroups) {

  /** Most films whose shots are shown. */
  public static final int MOST_FILMS = 40;

  /** Most groups of like items that are shown. */
  public static final int MOST_GROUPS = 60;

  /** Most members of a group that are shown. */
  public static final int MOST_MEMBERS = 12;

  /** Nothing. */
  public static final Exhibits NONE = new Exhibits(List.of(), Optional.empty(), List.of(), 0);

  public Exhibits {
    films = List.copyOf(films);
    Objects.requireNonNull(leastChange);
    groups = List.copyOf(groups);
  }

  /**
   * Items that are like each other.
   *
   * @param size how many there are
   * @param members those to show, in the order in which they would be kept
   */
  public record LikeGroup(long size, List<Member> members) {
    public LikeGroup {
      members = List.copyOf(members);
    }
  }

  /**
   * A member of a group.
   *
   * @param itemId the item
   * @param of the item that it was dropped for; empty if it stays
   * @param kind in what way the two are the same
   * @param score of that match, 0..1
   */
  public record Member(String itemId, Optional<String> of, String kind, double score) {}
}
