package org.worldmill.jobs.crawl;

import java.util.Optional;
import org.worldmill.jobs.catalog.FetchRow;
import org.worldmill.jobs.catalog.FrontierRow;

/**
 * An address to ask for.
 *
 * @param target the address
 * @param attempts how often it was asked for in vain in this round
 * @param held what is held of it
 */
record Ask(FrontierRow target, int attempts, Optional<FetchRow.Held> held) {}
