package org.worldmill.schemas.media;

import java.util.Objects;

/**
 * How the samples of a picture were coded, for measures that planes of 8 bits would mislead.
 *
 * @param bitDepth bits a component as stored; planes have 8 whatever it is
 * @param transfer what its code values mean in light
 * @param scan what the decoder says of its lines
 */
public record Coding(int bitDepth, Transfer transfer, Scan scan) {

  /** What pictures are unless they say otherwise. */
  public static final Coding PLAIN = new Coding(8, Transfer.STANDARD, Scan.PROGRESSIVE);

  /** What code values mean in light. */
  public enum Transfer {
    /** Display gamma, or not stated. */
    STANDARD,
    /** Perceptual quantiser (SMPTE ST 2084): the top code is 10,000 nits. */
    PQ,
    /** Hybrid log-gamma (ARIB STD-B67). */
    HLG
  }

  /** What the decoder says of a picture's lines; neither sure nor seen. */
  public enum Scan {
    /** All taken at once, or not stated. */
    PROGRESSIVE,
    /** Two fields, that of the upper line first. */
    TOP_FIELD_FIRST,
    /** Two fields, that of the lower line first. */
    BOTTOM_FIELD_FIRST
  }

  public Coding {
    Objects.requireNonNull(transfer);
    Objects.requireNonNull(scan);
    if (bitDepth < 1) {
      throw new IllegalArgumentException("a sample has at least one bit: " + bitDepth);
    }
  }
}
