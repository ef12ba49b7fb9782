package org.worldmill.jobs.worker;

import java.util.List;

/**
 * What was drawn.
 *
 * @param views their names, in the order of {@code cameras.json}
 */
public record ViewsReply(List<String> views) {
  public ViewsReply {
    views = List.copyOf(views);
  }
}
