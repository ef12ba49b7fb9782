package org.worldmill.schemas.media;

/**
 * The block motion vectors of one picture as the decoder reports them, in source pixels. A block of
 * {@code width x height} at {@code (x, y)} (its centre) was predicted from a picture in which it
 * lay {@code (dx, dy)} away: {@code dx} is the block's position minus that of its source.
 */
public interface MotionVectors {

  /** Number of vectors. */
  int count();

  /** Centre of block {@code i}, column in source pixels. */
  int x(int i);

  /** Centre of block {@code i}, row in source pixels. */
  int y(int i);

  /** Width of block {@code i} in source pixels. */
  int width(int i);

  /** Height of block {@code i} in source pixels. */
  int height(int i);

  /** Horizontal displacement from the source block in pixels, fractions included. */
  float dx(int i);

  /** Vertical displacement from the source block in pixels, fractions included. */
  float dy(int i);

  /** Whether block {@code i} was predicted from an earlier picture, not a later one. */
  boolean fromPast(int i);
}
