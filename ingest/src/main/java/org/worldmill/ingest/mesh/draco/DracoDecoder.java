package org.worldmill.ingest.mesh.draco;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/**
 * Decodes Draco streams: meshes by sequential or Edgebreaker connectivity and point clouds in
 * sequence. Clouds packed in a k-d tree and streams before version 2.2 are refused.
 */
public final class DracoDecoder {

  private static final int MESH = 1;
  private static final int EDGEBREAKER = 1;
  private static final int METADATA = 0x8000;
  private static final int MAX_METADATA_DEPTH = 50;

  private final DracoInput in;
  private final int budget;

  private DracoDecoder(DracoInput in, int budget) {
    this.in = in;
    this.budget = budget;
  }

  /**
   * Decodes a stream.
   *
   * @param budget most points and most faces that are bearable
   */
  public static DracoGeometry decode(ByteBuffer bytes, int budget) throws MediaException {
    return new DracoDecoder(new DracoInput(bytes), budget).decode();
  }

  private DracoGeometry decode() throws MediaException {
    for (char letter : "DRACO".toCharArray()) {
      if (in.u8() != letter) {
        throw DracoInput.broken("it does not begin with 'DRACO'");
      }
    }
    int major = in.u8();
    int minor = in.u8();
    int type = in.u8();
    int method = in.u8();
    int flags = in.u16();
    if (major != 2 || minor < 2 || type > MESH) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "its Draco data has version %d.%d and type %d; encode the model with a newer encoder"
              .formatted(major, minor, type));
    }
    if ((flags & METADATA) != 0) {
      skipMetadata();
    }
    if (type == MESH) {
      return method == EDGEBREAKER ? edgebreaker() : sequential();
    }
    if (method != 0) {
      throw new MediaException(
          Code.UNSUPPORTED,
          "its Draco data is a point cloud packed in a k-d tree; encode it at compression level 0");
    }
    int points = in.i32();
    checkPoints(points);
    return attributes(points, new int[0]);
  }

  private void checkPoints(long points) throws MediaException {
    if (points < 0 || points > budget) {
      throw new MediaException(
          points < 0 ? Code.CORRUPT : Code.TOO_LARGE,
          "its Draco data has %d points, the limit here is %d; split the model"
              .formatted(points, budget));
    }
  }

  private void skipMetadata() throws MediaException {
    int attributes = in.count("attributes with metadata", 1 << 16);
    for (int i = 0; i < attributes; i++) {
      in.varint();
      skipElement(0);
    }
    skipElement(0);
  }

  private void skipElement(int depth) throws MediaException {
    if (depth > MAX_METADATA_DEPTH) {
      throw DracoInput.broken("metadata of over " + MAX_METADATA_DEPTH + " levels");
    }
    int entries = in.count("metadata entries", 1 << 20);
    for (int i = 0; i < entries; i++) {
      in.skip(in.u8());
      in.skip(in.varint());
    }
    int nested = in.count("metadata elements", 1 << 16);
    for (int i = 0; i < nested; i++) {
      in.skip(in.u8());
      skipElement(depth + 1);
    }
  }

  private DracoGeometry sequential() throws MediaException {
    int faces = in.count("faces", budget);
    int points = in.count("points", budget);
    int method = in.u8();
    int[] corners;
    if (method == 0) {
      corners = RansSymbols.read(in, 3 * faces, 1);
      int last = 0;
      for (int i = 0; i < corners.length; i++) {
        int difference = corners[i] >>> 1;
        last += (corners[i] & 1) != 0 ? -difference : difference;
        corners[i] = last;
      }
    } else {
      corners = plainCorners(faces, points);
    }
    for (int corner : corners) {
      if (corner < 0 || corner >= points) {
        throw DracoInput.broken("a face names point %d of %d".formatted(corner, points));
      }
    }
    return attributes(points, corners);
  }

  private int[] plainCorners(int faces, int points) throws MediaException {
    boolean variable = points >= 1 << 16 && points < 1 << 21;
    int size = points < 256 ? 1 : points < 1 << 16 ? 2 : variable ? 1 : 4;
    if (3L * faces * size > in.remaining()) {
      throw new MediaException(
          Code.TRUNCATED,
          "its Draco data declares %d faces, %d bytes are left; fetch the file again"
              .formatted(faces, in.remaining()));
    }
    int[] corners = new int[3 * faces];
    for (int i = 0; i < corners.length; i++) {
      corners[i] = variable ? in.count("points", Integer.MAX_VALUE) : (int) in.whole(size);
    }
    return corners;
  }

  /** Values in the order of the points themselves. */
  private DracoGeometry attributes(int points, int[] corners) throws MediaException {
    int groups = in.u8();
    DracoGeometry geometry = new DracoGeometry(points, corners);
    List<List<DracoAttribute>> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      all.add(DracoAttribute.readGroup(in));
    }
    for (List<DracoAttribute> group : all) {
      for (DracoAttribute attribute : group) {
        attribute.readValues(in, points, new Prediction(Optional.empty(), Optional.empty()));
      }
      for (DracoAttribute attribute : group) {
        attribute.readScale(in);
      }
      for (DracoAttribute attribute : group) {
        geometry.add(attribute.id(), attribute.kind(), attribute.width(), attribute.values());
      }
    }
    return geometry;
  }

  private DracoGeometry edgebreaker() throws MediaException {
    Edgebreaker connectivity = new Edgebreaker(in, budget);
    connectivity.decode();
    int groups = in.u8();
    int[] data = new int[groups];
    boolean[] byVertex = new boolean[groups];
    boolean[] byDegree = new boolean[groups];
    for (int i = 0; i < groups; i++) {
      data[i] = in.i8();
      byVertex[i] = in.u8() == 0;
      byDegree[i] = in.u8() == 1;
    }
    List<List<DracoAttribute>> all = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      all.add(DracoAttribute.readGroup(in));
    }
    boolean[][] seams = connectivity.seams();
    CornerTable base = connectivity.table();
    List<Sequence> sequences = new ArrayList<>();
    for (int i = 0; i < groups; i++) {
      if (data[i] >= seams.length) {
        throw DracoInput.broken("attribute data " + data[i]);
      }
      CornerTable own = data[i] < 0 || byVertex[i] ? base : base.parted(seams[data[i]]);
      sequences.add(Sequence.of(own, byDegree[i]));
    }
    for (int i = 0; i < groups; i++) {
      readGroup(all.get(i), sequences.get(i), all, sequences);
    }
    return assembled(base.faceCount(), all, sequences);
  }

  private void readGroup(
      List<DracoAttribute> group,
      Sequence sequence,
      List<List<DracoAttribute>> all,
      List<Sequence> sequences)
      throws MediaException {
    for (DracoAttribute attribute : group) {
      attribute.readValues(
          in,
          sequence.size(),
          new Prediction(Optional.of(sequence), Optional.of(Places.of(all, sequences))));
    }
    for (DracoAttribute attribute : group) {
      attribute.readScale(in);
    }
  }

  /** One point for each combination of values that a corner has. */
  private static DracoGeometry assembled(
      int faces, List<List<DracoAttribute>> all, List<Sequence> sequences) throws MediaException {
    int[] corners = new int[3 * faces];
    PointNumbers numbers = new PointNumbers(sequences.size(), corners.length);
    int[] key = new int[sequences.size()];
    for (int corner = 0; corner < corners.length; corner++) {
      for (int i = 0; i < key.length; i++) {
        key[i] = sequences.get(i).valueAt(corner);
      }
      corners[corner] = numbers.number(key);
    }
    DracoGeometry geometry = new DracoGeometry(numbers.size(), corners);
    for (int i = 0; i < key.length; i++) {
      for (DracoAttribute attribute : all.get(i)) {
        double[] values = attribute.values();
        int width = attribute.width();
        double[] spread = new double[numbers.size() * width];
        for (int point = 0; point < numbers.size(); point++) {
          System.arraycopy(values, numbers.key(point, i) * width, spread, point * width, width);
        }
        geometry.add(attribute.id(), attribute.kind(), width, spread);
      }
    }
    return geometry;
  }

  /** Numbers combinations in the order in which they come. */
  private static final class PointNumbers {

    private final int width;
    private int[] keys;
    private int[] slots;
    private int size;

    PointNumbers(int width, int most) {
      this.width = width;
      this.keys = new int[Math.max(1, width) * 64];
      this.slots = new int[Integer.highestOneBit(Math.max(16, most)) * 2];
      Arrays.fill(slots, -1);
    }

    int number(int[] key) {
      int slot = ((Arrays.hashCode(key) * 0x9E3779B1) >>> 1) & (slots.length - 1);
      while (slots[slot] >= 0 && !isAt(slots[slot], key)) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] < 0) {
        if ((size + 1) * width > keys.length) {
          keys = Arrays.copyOf(keys, keys.length + keys.length / 2 + width);
        }
        System.arraycopy(key, 0, keys, size * width, width);
        slots[slot] = size++;
      }
      return slots[slot];
    }

    private boolean isAt(int point, int[] key) {
      for (int i = 0; i < width; i++) {
        if (keys[point * width + i] != key[i]) {
          return false;
        }
      }
      return true;
    }

    int key(int point, int part) {
      return keys[point * width + part];
    }

    int size() {
      return size;
    }
  }
}
