package org.worldmill.jobs.worker;

import org.worldmill.schemas.MediaException;

/**
 * One kind of work that a media worker does: a public class with a public constructor without
 * arguments, annotated {@code @AutoService(WorkerTask.class)} and, since services are named without
 * type arguments, {@code @SuppressWarnings("rawtypes")}. Lives as long as its worker and is used by
 * one thread.
 *
 * @param <Q> the request, a record; its simple name is the task's name on the wire
 * @param <A> the reply, a record
 */
public interface WorkerTask<Q, A> {

  /** The type of its requests. */
  Class<Q> requestType();

  /**
   * Does the work.
   *
   * @throws MediaException if the file is at fault
   */
  A run(Q request) throws MediaException;
}
