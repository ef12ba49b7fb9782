package org.worldmill.jobs.worker;

import java.util.List;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CutMode;

/**
 * Asks for files of their own for items of one video, or of one model that consists of several
 * files. Images and models of one file are published as they came and need no cutting.
 *
 * @param file its path on this machine; a model's further files lie beside it
 * @param mediaType as probed
 * @param modality video or model
 * @param facts as probed
 * @param orders the items; those of a video in ascending order of their spans
 * @param mode how a video is cut
 * @param scratchDir an existing folder for the results
 */
public record CutRequest(
    String file,
    String mediaType,
    Modality modality,
    MediaFacts facts,
    List<CutOrder> orders,
    CutMode mode,
    String scratchDir) {
  public CutRequest {
    orders = List.copyOf(orders);
  }
}
