package org.worldmill.ingest.ffmpeg;

import java.nio.ByteBuffer;
import org.worldmill.schemas.media.MotionVectors;

/** Motion vectors copied out of a decoder's side data, turned as the picture is. */
final class BlockVectors implements MotionVectors {

  /** Size of FFmpeg's AVMotionVector, whose layout is part of its ABI. */
  static final int RECORD_BYTES = 40;

  private final int count;
  private final int[] x;
  private final int[] y;
  private final int[] width;
  private final int[] height;
  private final float[] dx;
  private final float[] dy;
  private final boolean[] past;

  /** Copies {@code records}; sizes are those of the stored picture. */
  BlockVectors(ByteBuffer records, Orientation turn, int storedWidth, int storedHeight) {
    count = records.remaining() / RECORD_BYTES;
    x = new int[count];
    y = new int[count];
    width = new int[count];
    height = new int[count];
    dx = new float[count];
    dy = new float[count];
    past = new boolean[count];
    for (int i = 0; i < count; i++) {
      int at = i * RECORD_BYTES;
      past[i] = records.getInt(at) < 0;
      int w = records.get(at + 4) & 0xff;
      int h = records.get(at + 5) & 0xff;
      width[i] = turn.swapsSides() ? h : w;
      height[i] = turn.swapsSides() ? w : h;
      int centreX = records.getShort(at + 10);
      int centreY = records.getShort(at + 12);
      x[i] = turn.column(centreX, centreY, storedWidth, storedHeight);
      y[i] = turn.row(centreX, centreY, storedWidth, storedHeight);
      float scale = Math.max(1, records.getShort(at + 32) & 0xffff);
      // FFmpeg's motion points from the block to its source; ours from the source to the block.
      float moveX = -records.getInt(at + 24) / scale;
      float moveY = -records.getInt(at + 28) / scale;
      dx[i] = turn.turnedX(moveX, moveY);
      dy[i] = turn.turnedY(moveX, moveY);
    }
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int x(int i) {
    return x[i];
  }

  @Override
  public int y(int i) {
    return y[i];
  }

  @Override
  public int width(int i) {
    return width[i];
  }

  @Override
  public int height(int i) {
    return height[i];
  }

  @Override
  public float dx(int i) {
    return dx[i];
  }

  @Override
  public float dy(int i) {
    return dy[i];
  }

  @Override
  public boolean fromPast(int i) {
    return past[i];
  }
}
