package org.worldmill.jobs.stage;

import java.util.Optional;

/**
 * What an item is counted by when a dataset is balanced.
 *
 * @param itemId the item
 * @param asset its asset
 * @param folder source and folder of its asset
 * @param source its source
 * @param licence SPDX id of its terms; empty where they are unknown
 * @param tag its tag
 * @param cluster what its picture looks like, by modality; empty for what has no picture
 * @param draw a hash of seed and item: the order among items that are equally wanted
 */
record Trait(
    String itemId,
    String asset,
    String folder,
    String source,
    Optional<String> licence,
    Optional<String> tag,
    Optional<String> cluster,
    String draw) {}
