package org.worldmill.jobs.stage;

import java.util.List;
import org.worldmill.jobs.catalog.RunRow.Count;

/** One stage: a function of table contents and configuration. */
interface Stage {

  /** Its name: {@code ingest}. */
  String name();

  /** What its result depends on; found without doing the work. */
  StageKey key();

  /** A digest of what it left; changes if anyone changed that. */
  String outputDigest();

  /** Does what is still to be done, and counts. */
  List<Count> work();
}
