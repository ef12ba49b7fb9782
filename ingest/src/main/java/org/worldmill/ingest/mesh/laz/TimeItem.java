package org.worldmill.ingest.mesh.laz;

import java.nio.ByteBuffer;
import org.worldmill.schemas.MediaException;

/** The time of point formats 1, 3, 4 and 5 (v2). */
final class TimeItem implements PointItem {

  private final int at;
  private TimeDecoder times = new TimeDecoder(0, true);

  TimeItem(int at) {
    this.at = at;
  }

  @Override
  public void begin(ByteBuffer point) {
    times = new TimeDecoder(point.getLong(at), true);
  }

  @Override
  public void next(ArithmeticDecoder in, ByteBuffer point) throws MediaException {
    point.putLong(at, times.next(in));
  }
}
