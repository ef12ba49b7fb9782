package org.worldmill.jobs.stage;

import org.worldmill.schemas.Asset;

/**
 * A model to make small for the report.
 *
 * @param itemId its item
 * @param asset its asset
 */
record PreviewOrder(String itemId, Asset asset) {}
