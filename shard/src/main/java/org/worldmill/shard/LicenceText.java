package org.worldmill.shard;

import org.worldmill.schemas.config.ShardConfig;

/** {@code LICENSE}: under which terms the collection is, or that every item has its own. */
final class LicenceText {

  private LicenceText() {}

  static String of(ShardConfig config) {
    String items =
        """
        Each item keeps the licence of its source. ATTRIBUTION.parquet states, for every clip_id, the
        SPDX licence id, where its terms stand, whom to name, and the evidence for all of these. An
        item without a licence there has none that is known: settle its terms with its owner before
        you use it.
        """;
    return config
        .licence()
        .map(
            spdx ->
                """
                %s

                SPDX-License-Identifier: %s

                This collection - its selection, arrangement, measurements and captions - is offered
                under the licence %s, whose text is at https://spdx.org/licenses/%s.html

                """
                        .formatted(config.title(), spdx, spdx, spdx)
                    + items)
        .orElseGet(
            () ->
                """
                %s

                No single licence covers this collection.

                """
                        .formatted(config.title())
                    + items);
  }
}
