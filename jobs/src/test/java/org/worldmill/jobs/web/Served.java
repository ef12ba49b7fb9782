package org.worldmill.jobs.web;

/**
 * One line of the servers' log; times of {@link System#nanoTime}.
 *
 * @param request what was asked
 * @param address the server's address
 * @param status the status of the reply
 * @param startedNanos when the request was there
 * @param endedNanos a moment at which the client was certainly still busy with it
 * @param bytes bytes of the body that went out
 * @param whole whether all that was promised went out
 * @param notBeforeNanos before when Retry-After lets nobody ask again; 0 if it says nothing
 */
public record Served(
    Request request,
    String address,
    int status,
    long startedNanos,
    long endedNanos,
    long bytes,
    boolean whole,
    long notBeforeNanos) {

  /** Host and target. */
  public String place() {
    return request.host() + request.target();
  }
}
