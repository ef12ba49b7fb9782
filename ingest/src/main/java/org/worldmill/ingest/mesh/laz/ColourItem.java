package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;

/** The colour of point formats 2, 3 and 5 (v2). */
final class ColourItem implements PointItem {

  private final int at;
  private final int[] last = new int[3];
  private ColourDecoder colours = new ColourDecoder();

  ColourItem(int at) {
    this.at = at;
  }

  /** Takes so many values of 16 bits out of a record. */
  static void take(ByteBuffer point, int at, int[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Short.toUnsignedInt(point.getShort(at + 2 * i));
    }
  }

  /** Puts values of 16 bits into a record. */
  static void put(int[] values, ByteBuffer point, int at) {
    for (int i = 0; i < values.length; i++) {
      point.putShort(at + 2 * i, (short) values[i]);
    }
  }

  @Override
  public void begin(ByteBuffer point) {
    take(point, at, last);
    colours = new ColourDecoder();
  }

  @Override
  public void next(ArithmeticDecoder in, ByteBuffer point) throws MediaException {
    colours.next(in, last);
    put(last, point, at);
  }
}
