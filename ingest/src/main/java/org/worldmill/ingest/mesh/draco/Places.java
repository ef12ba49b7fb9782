package org.worldmill.ingest.mesh.draco;

import java.util.List;
import org.worldmill.ingest.mesh.draco.DracoGeometry.Kind;
import org.worldmill.schemas.MediaException;

/** Quantised places of corners, by which normals and texture coordinates are predicted. */
final class Places {

  private final Sequence sequence;
  private final int[] values;

  private Places(Sequence sequence, int[] values) {
    this.sequence = sequence;
    this.values = values;
  }

  /** Those of the first attribute of places; all zero where there is none. */
  static Places of(List<List<DracoAttribute>> groups, List<Sequence> sequences) {
    for (int i = 0; i < groups.size(); i++) {
      for (DracoAttribute attribute : groups.get(i)) {
        if (attribute.kind() == Kind.POSITION && attribute.width() == 3) {
          return new Places(sequences.get(i), attribute.whole());
        }
      }
    }
    return new Places(sequences.get(0), new int[0]);
  }

  long at(int corner, int axis) throws MediaException {
    int index = 3 * sequence.valueAt(corner) + axis;
    if (index >= values.length) {
      throw DracoInput.broken("a prediction from places that are not known yet");
    }
    return values[index];
  }
}
