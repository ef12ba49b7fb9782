package org.worldmill.jobs.stage;

/**
 * Hears how far a run has come. Called from the driver, by any of its threads; implementations are
 * safe for that and quick.
 */
public interface Progress {

  /** Hears nothing. */
  Progress SILENT = new Progress() {};

  /**
   * A piece of work begins, such as {@code curate: measuring}; the one before has ended.
   *
   * @param label what is being done
   * @param total units of it; 0 if not known
   */
  default void begin(String label, long total) {}

  /**
   * Some of it is done.
   *
   * @param units how many more
   * @param bytes bytes worked through in them
   * @param mediaSeconds seconds of video in them; 0 for other things
   */
  default void advance(long units, long bytes, double mediaSeconds) {}

  /** Something worth a line, such as why a stage has nothing to do. */
  default void note(String line) {}

  /** The piece of work has ended. */
  default void end() {}
}
