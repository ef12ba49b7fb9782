package org.worldmill.jobs.worker;

import java.util.List;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.config.CurateConfig;

/**
 * Asks how a film goes by: what the shot detector saw, the pictures on both sides of boundaries,
 * and every measure by the second.
 *
 * @param file its path on this machine
 * @param facts as probed
 * @param curate how shots are found and which measures run
 * @param boundaries time stamps of the first frames of clips, ascending
 * @param scratchDir an existing folder for the pictures
 */
public record TraceRequest(
    String file, MediaFacts facts, CurateConfig curate, List<Long> boundaries, String scratchDir) {
  public TraceRequest {
    boundaries = List.copyOf(boundaries);
  }
}
