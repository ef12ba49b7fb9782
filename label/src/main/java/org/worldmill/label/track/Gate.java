package org.worldmill.label.track;

import org.worldmill.schemas.media.Frame;

/** Decides by cheap evidence which pictures are worth a close look. */
public interface Gate {

  /** Always open. */
  Gate OPEN =
      new Gate() {
        @Override
        public boolean opens(Frame frame, double seconds) {
          return true;
        }

        @Override
        public String reason() {
          return "the picture is too small";
        }
      };

  /** Whether a picture is; called for each, in order. */
  boolean opens(Frame frame, double seconds);

  /** Why nothing was, if nothing was. */
  String reason();
}
