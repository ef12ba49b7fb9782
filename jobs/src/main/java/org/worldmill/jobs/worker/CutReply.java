package org.worldmill.jobs.worker;

import java.util.List;

/**
 * The files made.
 *
 * @param media one entry an order, in their order
 */
public record CutReply(List<CutMedia> media) {
  public CutReply {
    media = List.copyOf(media);
  }
}
