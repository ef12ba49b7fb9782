package org.worldmill.jobs.stage;

/**
 * What went in is not what came out, was filtered or quarantined: the tables are there, but must
 * not be published. The command line ends with the code for a failed check.
 */
public final class ReconciliationException extends RuntimeException {

  ReconciliationException(String message) {
    super(message);
  }
}
