package org.worldmill.jobs.worker;

import java.util.Optional;

/**
 * A picture of a clip with what was measured drawn in.
 *
 * @param jpegBase64 its bytes; empty if they cannot be made so few
 */
public record StillReply(Optional<String> jpegBase64) {}
