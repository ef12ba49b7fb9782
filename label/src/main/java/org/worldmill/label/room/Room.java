package org.worldmill.label.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.worldmill.label.camera.Vec;
import org.worldmill.label.scene.Noise;
import org.worldmill.schemas.media.Plane;

/**
 * A room with textured walls and boxes in it, or a flat wall alone, painted by casting rays: every
 * pixel is exact, and the same seed gives the same pictures. The camera begins in the room's middle
 * and looks along z.
 */
public final class Room {

  private static final int TEXELS = 512;
  private static final double TEXELS_PER_METRE = 56;
  private static final double SENSOR_NOISE = 2.5;
  private static final double NEAR = 0.05;

  /** What lies before a point by more than this part of its distance hides it. */
  private static final double HIDDEN = 1e-3;

  private static final double ROUNDING = 1e-6;

  /** What stands in the room. */
  public enum Furniture {
    /** Boxes at several distances: what a moving camera sees shifts against each other. */
    BOXES,
    /** None, and a wall straight ahead that fills the picture. */
    FLAT_WALL,
    /** Boxes, and one of them slides sideways. */
    SLIDING_BOX
  }

  private final Vec low;
  private final Vec high;
  private final List<Block> blocks = new ArrayList<>();
  private final byte[] texture = new byte[TEXELS * TEXELS];
  private final int seed;

  /** The room of a seed. */
  public Room(Furniture furniture, int seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    boolean flat = furniture == Furniture.FLAT_WALL;
    low = flat ? new Vec(-30, -30, -30) : new Vec(-3.2, -1.7, -2.5);
    high = flat ? new Vec(30, 30, 3.5) : new Vec(3.2, 1.5, random.nextDouble(4.5, 6.5));
    for (int y = 0; y < TEXELS; y++) {
      for (int x = 0; x < TEXELS; x++) {
        texture[y * TEXELS + x] = (byte) texel(x, y, seed);
      }
    }
    if (!flat) {
      furnish(furniture, random);
    }
  }

  private static int texel(int x, int y, int seed) {
    double cloud = Noise.cloud(x / 26.0, y / 26.0, 3, seed);
    double tile = Noise.at(x / 19, y / 23, seed + 7) - 0.5;
    double spot = Noise.smooth(x / 5.0, y / 5.0, seed + 11) - 0.5;
    double value = 120 + 150 * (cloud - 0.5) + 46 * tile + 62 * spot;
    return (int) Math.max(0, Math.min(255, value));
  }

  private void furnish(Furniture furniture, SplittableRandom random) {
    for (int i = 0; i < 9; i++) {
      double side = i % 2 == 0 ? 1 : -1;
      Vec corner =
          new Vec(
              side * random.nextDouble(0.35, 2.4) - 0.3,
              random.nextDouble(-1.3, 0.9),
              random.nextDouble(1.9, 4.2));
      Vec size =
          new Vec(
              random.nextDouble(0.25, 0.7),
              random.nextDouble(0.3, 1.1),
              random.nextDouble(0.2, 0.7));
      blocks.add(new Block(corner, corner.plus(size), Vec.ZERO, random.nextInt(1000)));
    }
    if (furniture == Furniture.SLIDING_BOX) {
      Vec corner = new Vec(-0.9, -0.35, 1.75);
      blocks.add(new Block(corner, corner.plus(new Vec(0.5, 0.6, 0.1)), new Vec(0.32, 0, 0), 4711));
    }
  }

  /**
   * How a picture is taken.
   *
   * @param widthPx its width
   * @param heightPx its height
   * @param focalWidths focal length before any zoom, in picture widths
   */
  public record Eye(int widthPx, int heightPx, double focalWidths) {}

  /** The picture at a time, as grey values with a sensor's noise. */
  public Plane picture(Eye eye, CameraPath path, double seconds) {
    return picture(eye, path, seconds, 0);
  }

  /**
   * The same, row by row.
   *
   * @param seconds when the middle row is exposed
   * @param readOutSeconds how much later the last row is than the first; negative if it is sooner
   */
  public Plane picture(Eye eye, CameraPath path, double seconds, double readOutSeconds) {
    byte[] samples = new byte[eye.widthPx * eye.heightPx];
    List<Block> now = blocks.stream().map(block -> block.at(seconds)).toList();
    Ray ray = new Ray();
    int frame = (int) Math.round(seconds * 1000);
    for (int y = 0; y < eye.heightPx; y++) {
      double late = ((y + 0.5) / eye.heightPx - 0.5) * readOutSeconds;
      Pose pose = path.at(seconds + late);
      for (int x = 0; x < eye.widthPx; x++) {
        ray.cast(now, pose.place(), pose.turn().of(direction(eye, pose, x, y)));
        double noise =
            Noise.at(x, y, frame * 31 + seed) + Noise.at(y, x, frame * 17 + seed + 1) - 1;
        double value = ray.luma() + SENSOR_NOISE * 2.4 * noise;
        samples[y * eye.widthPx + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
    return new Plane(eye.widthPx, eye.heightPx, samples);
  }

  /** Where the sliding box is seen at a time: 255 there, 0 elsewhere. */
  public Plane moving(Eye eye, CameraPath path, double seconds) {
    byte[] samples = new byte[eye.widthPx * eye.heightPx];
    List<Block> now = blocks.stream().map(block -> block.at(seconds)).toList();
    Pose pose = path.at(seconds);
    Ray ray = new Ray();
    for (int i = 0; i < samples.length; i++) {
      ray.cast(
          now,
          pose.place(),
          pose.turn().of(direction(eye, pose, i % eye.widthPx, i / eye.widthPx)));
      samples[i] = (byte) (ray.velocity.length() > 0 ? 255 : 0);
    }
    return new Plane(eye.widthPx, eye.heightPx, samples);
  }

  /** Where what each pixel shows at one time is at another. */
  public TrueFlow flow(Eye eye, CameraPath path, double from, double to) {
    List<Block> before = blocks.stream().map(block -> block.at(from)).toList();
    List<Block> after = blocks.stream().map(block -> block.at(to)).toList();
    Pose first = path.at(from);
    Pose second = path.at(to);
    double focal = eye.focalWidths * eye.widthPx * second.enlargement();
    float[] uv = new float[2 * eye.widthPx * eye.heightPx];
    BitSet seen = new BitSet();
    Ray ray = new Ray();
    for (int i = 0; i < eye.widthPx * eye.heightPx; i++) {
      int column = i % eye.widthPx;
      int row = i / eye.widthPx;
      Vec way = first.turn().of(direction(eye, first, column, row));
      ray.cast(before, first.place(), way);
      Vec place = first.place().plus(way.times(ray.far)).plus(ray.velocity.times(to - from));
      Vec sight = place.minus(second.place());
      Vec inside = second.turn().inverse().of(sight);
      double x = focal * inside.x() / inside.z() + (eye.widthPx - 1) / 2.0;
      double y = focal * inside.y() / inside.z() + (eye.heightPx - 1) / 2.0;
      uv[2 * i] = (float) (x - column);
      uv[2 * i + 1] = (float) (y - row);
      ray.cast(after, second.place(), sight);
      boolean within =
          x > -ROUNDING
              && y > -ROUNDING
              && x < eye.widthPx - 1 + ROUNDING
              && y < eye.heightPx - 1 + ROUNDING;
      seen.set(i, within && inside.z() > 0 && ray.far > 1 - HIDDEN);
    }
    return new TrueFlow(eye.widthPx, eye.heightPx, uv, seen);
  }

  private static Vec direction(Eye eye, Pose pose, int x, int y) {
    double focal = eye.focalWidths * eye.widthPx * pose.enlargement();
    return new Vec(
        (x - (eye.widthPx - 1) / 2.0) / focal, (y - (eye.heightPx - 1) / 2.0) / focal, 1);
  }

  /** A line of sight and what it meets first. */
  private final class Ray {

    private double far;
    private int axis;
    private int look;
    private Vec velocity = Vec.ZERO;
    private double u;
    private double v;

    void cast(List<Block> now, Vec from, Vec way) {
      far = Double.POSITIVE_INFINITY;
      velocity = Vec.ZERO;
      look = 0;
      wall(0, way.x() > 0 ? high.x() - from.x() : low.x() - from.x(), way.x());
      wall(1, way.y() > 0 ? high.y() - from.y() : low.y() - from.y(), way.y());
      wall(2, way.z() > 0 ? high.z() - from.z() : low.z() - from.z(), way.z());
      Vec origin = from;
      for (Block block : now) {
        if (meets(block, from, way)) {
          velocity = block.velocity();
          look = block.seed();
          origin = from.minus(block.low());
        }
      }
      double px = origin.x() + far * way.x();
      double py = origin.y() + far * way.y();
      double pz = origin.z() + far * way.z();
      u = axis == 0 ? pz : px;
      v = axis == 1 ? pz : py;
    }

    private void wall(int along, double distance, double speed) {
      if (speed != 0 && distance / speed < far) {
        far = distance / speed;
        axis = along;
      }
    }

    private boolean meets(Block b, Vec from, Vec way) {
      double[] near = new double[3];
      double x1 = (b.low().x() - from.x()) / way.x();
      double x2 = (b.high().x() - from.x()) / way.x();
      double y1 = (b.low().y() - from.y()) / way.y();
      double y2 = (b.high().y() - from.y()) / way.y();
      double z1 = (b.low().z() - from.z()) / way.z();
      double z2 = (b.high().z() - from.z()) / way.z();
      near[0] = Math.min(x1, x2);
      near[1] = Math.min(y1, y2);
      near[2] = Math.min(z1, z2);
      double enter = Math.max(near[0], Math.max(near[1], near[2]));
      double leave = Math.min(Math.max(x1, x2), Math.min(Math.max(y1, y2), Math.max(z1, z2)));
      if (!(enter < leave && enter > NEAR && enter < far)) {
        return false;
      }
      far = enter;
      axis = enter == near[0] ? 0 : enter == near[1] ? 1 : 2;
      return true;
    }

    /** Brightness there: the texture, shaded by which way the surface faces. */
    double luma() {
      double shift = look * 37 + axis * 101 + seed;
      double s = u * TEXELS_PER_METRE + shift;
      double t = v * TEXELS_PER_METRE + 1.7 * shift;
      int left = (int) Math.floor(s);
      int top = (int) Math.floor(t);
      double fs = s - left;
      double ft = t - top;
      double upper = at(left, top) * (1 - fs) + at(left + 1, top) * fs;
      double lower = at(left, top + 1) * (1 - fs) + at(left + 1, top + 1) * fs;
      double tone = look == 0 ? 0.9 : 0.7 + look % 7 * 0.07;
      return tone * (axis == 0 ? 0.85 : axis == 1 ? 0.95 : 1) * (upper + ft * (lower - upper));
    }

    private int at(int x, int y) {
      return texture[(y & TEXELS - 1) * TEXELS + (x & TEXELS - 1)] & 0xff;
    }
  }
}
