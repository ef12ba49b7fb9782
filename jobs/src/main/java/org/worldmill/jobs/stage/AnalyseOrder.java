package org.worldmill.jobs.stage;

import java.util.Optional;
import org.worldmill.schemas.Asset;

/**
 * An asset to analyse, or one chapter of it.
 *
 * @param asset the asset
 * @param chapter the chapter, from 0; empty for all of it
 */
record AnalyseOrder(Asset asset, Optional<Integer> chapter) {}
