package org.worldmill.jobs.stage;

/**
 * Is told of every place between two commits, where a run may be killed. Tests throw there; nothing
 * else does.
 */
@FunctionalInterface
public interface Failpoint {

  /** Lets every place pass. */
  Failpoint NONE = place -> {};

  /** A run has come to this place, such as {@code curate: items written}. */
  void pass(String place);
}
