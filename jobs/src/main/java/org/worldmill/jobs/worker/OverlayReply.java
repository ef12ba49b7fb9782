package org.worldmill.jobs.worker;

/**
 * A film with what was measured drawn in.
 *
 * @param frames how many pictures it has
 * @param widthPx of each
 * @param heightPx of each
 */
public record OverlayReply(long frames, int widthPx, int heightPx) {}
