package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.Serializable;

/**
 * What is done to each piece of work, in the executors. Travels by Java serialization.
 *
 * @param <Q> an order
 * @param <A> its result
 */
interface RowTask<Q extends Record, A extends Record> extends Serializable {

  /** The record of orders. */
  Class<Q> orderType();

  /** The record of results. */
  Class<A> resultType();

  /** How many of the units that progress is counted in an order stands for. */
  default long units(Q order) {
    return 1;
  }

  /**
   * Does it. Bad media is part of the result.
   *
   * @throws IOException if the blob store or the disk fails, which fails the run
   */
  A run(Q order, TaskTools tools) throws IOException;
}
