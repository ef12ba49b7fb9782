package org.worldmill.jobs.worker;

import org.worldmill.schemas.MediaException;

/** A process of its own that keeps a worker busy until somebody kills it. */
final class WorkerParent {

  private WorkerParent() {}

  public static void main(String[] args) throws MediaException {
    MediaWorkers workers =
        MediaWorkers.shared(new WorkerSettings(256L << 20, 60_000_000_000L, 9, 1));
    System.out.println(workers.call(FaultRequest.of("echo"), FaultReply.class).pid());
    System.out.flush();
    workers.call(new FaultRequest("sleep", "", 60_000), FaultReply.class);
  }
}
