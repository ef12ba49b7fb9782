package org.worldmill.schemas.config;

/** How clips are cut out of films. Both are exact to the picture. */
public enum CutMode {
  /** Packets are copied where they decode as they did; only what is beside them is encoded. */
  SMART,
  /** Every clip is decoded and encoded: one codec, one quantiser, a key picture at the start. */
  ENCODE
}
