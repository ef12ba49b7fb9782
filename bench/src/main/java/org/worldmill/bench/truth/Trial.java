package org.worldmill.bench.truth;

import java.io.IOException;
import java.nio.file.Path;
import org.worldmill.schemas.MediaException;

/** One subject of the benchmark. */
interface Trial {

  /** Its heading in docs/accuracy.md. */
  String heading();

  /** What was tried and how, for the page: a few sentences. */
  String about();

  /**
   * Tries it.
   *
   * @param scores where errors and claims are noted
   * @return what else is to be said, below the table
   */
  String run(Scores scores, Options options)
      throws IOException, MediaException, InterruptedException;

  /**
   * How much is tried.
   *
   * @param corpus real films
   * @param work a folder for films that are made
   * @param seed of the first scene; no scene that anything was tuned on has this or a later one
   * @param clips scenes for each kind and tier
   * @param tiers which tiers are wanted, by a part of their names; all for an empty one
   */
  record Options(Path corpus, Path work, long seed, int clips, String tiers) {

    /** Whether a tier is wanted. */
    boolean wants(String tier) {
      return tier.contains(tiers);
    }
  }
}
