package org.worldmill.label.repair;

import java.util.List;
import org.worldmill.schemas.media.Mesh;

/**
 * A repaired surface.
 *
 * @param mesh vertices that are used and apart from each other, faces with three corners
 * @param steps all that was done to it, in order
 */
public record Repaired(Mesh mesh, List<RepairStep> steps) {
  public Repaired {
    steps = List.copyOf(steps);
  }
}
