package org.worldmill.curate.measure;

import java.util.ArrayList;
import java.util.List;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.Plane;

/** Single unreduced rows of a picture's luma, evenly spread: what sees columns at little cost. */
final class Rows {

  /** How many are taken of a picture. */
  static final int COUNT = 24;

  private Rows() {}

  /** Fewer where the picture has fewer. */
  static List<Plane> of(Frame frame) {
    int height = frame.heightPx();
    int count = Math.min(COUNT, height);
    List<Plane> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int y = (int) ((2L * i + 1) * height / (2L * count));
      rows.add(frame.lumaPatch(0, y, frame.widthPx(), 1));
    }
    return rows;
  }
}
