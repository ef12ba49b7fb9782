package org.worldmill.jobs.worker;

import java.util.List;
import org.worldmill.jobs.overlay.OverlayClip;
import org.worldmill.jobs.overlay.OverlayLayer;
import org.worldmill.schemas.MediaFacts;

/**
 * Asks for a film with what was measured drawn in.
 *
 * @param file its path on this machine
 * @param facts as probed
 * @param clips what of it is drawn: clips that follow each other, in order, with their signals
 * @param layers what is drawn in
 * @param target the file to write, in an existing folder
 */
public record OverlayRequest(
    String file,
    MediaFacts facts,
    List<OverlayClip> clips,
    List<OverlayLayer> layers,
    String target) {
  public OverlayRequest {
    clips = List.copyOf(clips);
    layers = List.copyOf(layers);
    if (clips.isEmpty()) {
      throw new IllegalArgumentException("no clip to draw over");
    }
  }
}
