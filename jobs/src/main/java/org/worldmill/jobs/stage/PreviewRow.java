package org.worldmill.jobs.stage;

import java.util.Optional;
import org.worldmill.schemas.BlobRef;

/**
 * A model made small.
 *
 * @param itemId its item
 * @param glb the small model
 * @param sheet its turntable
 * @param why why there is neither
 */
record PreviewRow(
    String itemId, Optional<BlobRef> glb, Optional<BlobRef> sheet, Optional<String> why) {}
