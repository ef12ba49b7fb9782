package org.worldmill.jobs.crawl;

import java.util.Optional;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;

/**
 * An address to ask for.
 *
 * @param target the address
 * @param attempts how often it was asked for in vain in this round
 * @param held what is held of it, or was seen of it before it was refused
 * @param refused why what was seen was refused
 */
record Ask(
    FrontierRow target, int attempts, Optional<FetchRow.Held> held, Optional<Refused> refused) {

  /**
   * The judgement on bytes that were not kept. It stands as long as they do not change.
   *
   * @param outcome what came of it
   * @param reason the same, for a person
   */
  record Refused(FetchRow.Outcome outcome, String reason) {}

  static Ask first(FrontierRow target) {
    return new Ask(target, 0, Optional.empty(), Optional.empty());
  }
}
