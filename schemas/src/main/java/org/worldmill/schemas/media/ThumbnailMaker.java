package org.worldmill.schemas.media;

import java.util.Optional;

/** Chooses and encodes the small picture that stands for a clip. */
public interface ThumbnailMaker {

  /** The frames it wants to choose from. */
  Sampling sampling();

  /** Begins a clip. */
  Pass begin();

  /** Its way through one clip. */
  interface Pass {

    /** Takes a candidate. */
    void accept(Frame frame);

    /** The chosen picture; empty only if no candidate came. */
    Optional<EncodedImage> finish();
  }
}
