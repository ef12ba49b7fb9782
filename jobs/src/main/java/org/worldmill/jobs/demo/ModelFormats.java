package org.worldmill.jobs.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Writes a shape in the common formats for 3D models. */
final class ModelFormats {

  private static final int GLB_MAGIC = 0x46546c67;
  private static final int JSON_CHUNK = 0x4e4f534a;
  private static final int BIN_CHUNK = 0x004e4942;

  private ModelFormats() {}

  static byte[] obj(Solid solid) {
    StringBuilder text = new StringBuilder("# Worldmill demo\no shape\n");
    for (double[] c : solid.corners()) {
      text.append(String.format(Locale.ROOT, "v %.6f %.6f %.6f\n", c[0], c[1], c[2]));
    }
    for (int[] t : solid.triangles()) {
      text.append(String.format(Locale.ROOT, "f %d %d %d\n", t[0] + 1, t[1] + 1, t[2] + 1));
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Binary, little-endian. */
  static byte[] ply(Solid solid) {
    String header =
        "ply\nformat binary_little_endian 1.0\ncomment Worldmill demo\nelement vertex "
            + solid.corners().size()
            + "\nproperty float x\nproperty float y\nproperty float z\nelement face "
            + solid.triangles().size()
            + "\nproperty list uchar int vertex_indices\nend_header\n";
    byte[] head = header.getBytes(StandardCharsets.US_ASCII);
    byte[] bytes =
        new byte[head.length + solid.corners().size() * 12 + solid.triangles().size() * 13];
    ByteBuffer out = little(bytes);
    out.put(head);
    putCorners(out, solid);
    for (int[] t : solid.triangles()) {
      out.put((byte) 3).putInt(t[0]).putInt(t[1]).putInt(t[2]);
    }
    return bytes;
  }

  /** Binary: 80 bytes of heading, then each triangle with its normal and corners. */
  static byte[] stl(Solid solid) {
    byte[] bytes = new byte[84 + 50 * solid.triangles().size()];
    ByteBuffer out = little(bytes);
    out.put(Arrays.copyOf("Worldmill demo".getBytes(StandardCharsets.US_ASCII), 80));
    out.putInt(solid.triangles().size());
    for (int[] t : solid.triangles()) {
      double[] a = solid.corners().get(t[0]);
      double[] b = solid.corners().get(t[1]);
      double[] c = solid.corners().get(t[2]);
      putNormal(out, a, b, c);
      for (double[] corner : new double[][] {a, b, c}) {
        out.putFloat((float) corner[0]).putFloat((float) corner[1]).putFloat((float) corner[2]);
      }
      out.putShort((short) 0);
    }
    return bytes;
  }

  static byte[] glb(Solid solid) {
    byte[] bin = gltfBuffer(solid);
    byte[] json = gltfJson(solid, "").getBytes(StandardCharsets.US_ASCII);
    int jsonBytes = json.length + 3 & ~3;
    byte[] bytes = new byte[12 + 8 + jsonBytes + 8 + bin.length];
    ByteBuffer out = little(bytes);
    out.putInt(GLB_MAGIC).putInt(2).putInt(bytes.length);
    out.putInt(jsonBytes).putInt(JSON_CHUNK).put(json);
    while (out.position() < 20 + jsonBytes) {
      out.put((byte) ' ');
    }
    out.putInt(bin.length).putInt(BIN_CHUNK).put(bin);
    return bytes;
  }

  /** Corners as floats, then triangles as 32-bit numbers. */
  static byte[] gltfBuffer(Solid solid) {
    byte[] bytes = new byte[solid.corners().size() * 12 + solid.triangles().size() * 12];
    ByteBuffer out = little(bytes);
    putCorners(out, solid);
    for (int[] t : solid.triangles()) {
      out.putInt(t[0]).putInt(t[1]).putInt(t[2]);
    }
    return bytes;
  }

  /**
   * The description of {@link #gltfBuffer}.
   *
   * @param bufferUri relative path of the buffer; empty inside a GLB
   */
  static String gltfJson(Solid solid, String bufferUri) {
    int corners = solid.corners().size();
    int indices = solid.triangles().size() * 3;
    String uri = bufferUri.isEmpty() ? "" : "\"uri\":\"" + bufferUri + "\",";
    return "{\"asset\":{\"version\":\"2.0\",\"generator\":\"Worldmill demo\"},\"scene\":0,"
        + "\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":0}],"
        + "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0},\"indices\":1,\"material\":0}]}],"
        + "\"materials\":[{\"pbrMetallicRoughness\":{\"baseColorFactor\":[0.8,0.5,0.2,1]}}],"
        + "\"buffers\":[{"
        + uri
        + "\"byteLength\":"
        + (corners * 12 + indices * 4)
        + "}],"
        + "\"bufferViews\":[{\"buffer\":0,\"byteOffset\":0,\"byteLength\":"
        + corners * 12
        + ",\"target\":34962},{\"buffer\":0,\"byteOffset\":"
        + corners * 12
        + ",\"byteLength\":"
        + indices * 4
        + ",\"target\":34963}],"
        + "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":"
        + corners
        + ",\"type\":\"VEC3\",\"min\":"
        + bound(solid, false)
        + ",\"max\":"
        + bound(solid, true)
        + "},{\"bufferView\":1,\"componentType\":5125,\"count\":"
        + indices
        + ",\"type\":\"SCALAR\"}]}";
  }

  private static String bound(Solid solid, boolean upper) {
    float[] bound = new float[3];
    for (int axis = 0; axis < 3; axis++) {
      bound[axis] = upper ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
      for (double[] c : solid.corners()) {
        float value = (float) c[axis];
        bound[axis] = upper ? Math.max(bound[axis], value) : Math.min(bound[axis], value);
      }
    }
    return Arrays.toString(bound);
  }

  private static void putCorners(ByteBuffer out, Solid solid) {
    for (double[] c : solid.corners()) {
      out.putFloat((float) c[0]).putFloat((float) c[1]).putFloat((float) c[2]);
    }
  }

  private static void putNormal(ByteBuffer out, double[] a, double[] b, double[] c) {
    double[] n = {
      (b[1] - a[1]) * (c[2] - a[2]) - (b[2] - a[2]) * (c[1] - a[1]),
      (b[2] - a[2]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[2] - a[2]),
      (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    };
    double length = Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
    for (double part : n) {
      out.putFloat((float) (part / length));
    }
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
