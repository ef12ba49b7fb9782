package org.worldmill.jobs.overlay;

import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.ShotDetector;

/** Cuts where clips are known to begin. */
final class GivenCuts implements ShotDetector {

  private final TreeMap<Long, Boolean> transitions = new TreeMap<>();

  /** Those of these clips, in order. */
  GivenCuts(List<OverlayClip> clips) {
    clips.forEach(clip -> transitions.put(clip.span().startPts(), clip.isTransition()));
  }

  @Override
  public String name() {
    return "given-cuts/1";
  }

  @Override
  public int delayFrames() {
    return 0;
  }

  @Override
  public Detection begin() {
    return new Detection() {
      private boolean transition;

      @Override
      public OptionalLong accept(Frame frame) {
        Boolean begun = transitions.get(frame.pts());
        if (begun == null) {
          return OptionalLong.empty();
        }
        transition = begun;
        return OptionalLong.of(frame.pts());
      }

      @Override
      public OptionalLong finish() {
        return OptionalLong.empty();
      }

      @Override
      public boolean inTransition() {
        return transition;
      }
    };
  }
}
