package org.worldmill.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One torus of many triangles in several formats, for measuring how fast they are read. */
final class ModelMaterial {

  private final int around;
  private final int across;
  private final float[] positions;
  private final int[] corners;

  /** A torus of twice {@code around * across} triangles. */
  ModelMaterial(int around, int across) {
    this.around = around;
    this.across = across;
    positions = new float[3 * around * across];
    corners = new int[6 * around * across];
    for (int i = 0; i < around; i++) {
      for (int k = 0; k < across; k++) {
        double u = 2 * Math.PI * i / around;
        double v = 2 * Math.PI * k / across;
        int at = i * across + k;
        positions[3 * at] = (float) ((1 + 0.4 * Math.cos(v)) * Math.cos(u));
        positions[3 * at + 1] = (float) ((1 + 0.4 * Math.cos(v)) * Math.sin(u));
        positions[3 * at + 2] = (float) (0.4 * Math.sin(v));
        int right = (i + 1) % around * across + k;
        int up = i * across + (k + 1) % across;
        int both = (i + 1) % around * across + (k + 1) % across;
        int[] two = {at, right, both, at, both, up};
        System.arraycopy(two, 0, corners, 6 * at, 6);
      }
    }
  }

  int triangles() {
    return 2 * around * across;
  }

  /** Writes it in each format and returns the files by format. */
  Map<String, Path> write(Path folder) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    files.put("stl", Files.write(folder.resolve("torus.stl"), stl()));
    files.put("ply", Files.write(folder.resolve("torus.ply"), ply()));
    files.put("glb", Files.write(folder.resolve("torus.glb"), glb()));
    files.put(
        "obj", text(folder.resolve("torus.obj"), "", "v %.7g %.7g %.7g%n", "f %d %d %d%n", 1));
    files.put(
        "off",
        text(
            folder.resolve("torus.off"),
            "OFF\n%d %d 0\n".formatted(positions.length / 3, triangles()),
            "%.7g %.7g %.7g%n",
            "3 %d %d %d%n",
            0));
    return files;
  }

  private Path text(Path file, String head, String vertex, String face, int first)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(head);
      for (int i = 0; i < positions.length; i += 3) {
        out.write(
            String.format(Locale.ROOT, vertex, positions[i], positions[i + 1], positions[i + 2]));
      }
      for (int i = 0; i < corners.length; i += 3) {
        out.write(
            String.format(
                Locale.ROOT,
                face,
                corners[i] + first,
                corners[i + 1] + first,
                corners[i + 2] + first));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return file;
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] taken(ByteBuffer whole) {
    byte[] bytes = new byte[whole.capacity()];
    whole.get(0, bytes);
    return bytes;
  }

  private byte[] stl() {
    ByteBuffer out = bytes(84 + 50 * triangles()).position(80).putInt(triangles());
    for (int i = 0; i < corners.length; i += 3) {
      out.putFloat(0).putFloat(0).putFloat(0);
      for (int k = 0; k < 3; k++) {
        int at = 3 * corners[i + k];
        out.putFloat(positions[at]).putFloat(positions[at + 1]).putFloat(positions[at + 2]);
      }
      out.putShort((short) 0);
    }
    return taken(out);
  }

  private byte[] ply() {
    byte[] head =
        """
        ply
        format binary_little_endian 1.0
        element vertex %d
        property float x
        property float y
        property float z
        element face %d
        property list uchar int vertex_indices
        end_header
        """
            .formatted(positions.length / 3, triangles())
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out = bytes(head.length + 4 * positions.length + 13 * triangles()).put(head);
    for (float value : positions) {
      out.putFloat(value);
    }
    for (int i = 0; i < corners.length; i++) {
      if (i % 3 == 0) {
        out.put((byte) 3);
      }
      out.putInt(corners[i]);
    }
    return taken(out);
  }

  private byte[] glb() {
    int points = 4 * positions.length;
    int indices = 4 * corners.length;
    String json =
        """
        {"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":[{"mesh":0}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":%d,"type":"VEC3",
        "min":[-1.4,-1.4,-0.4],"max":[1.4,1.4,0.4]},
        {"bufferView":1,"componentType":5125,"count":%d,"type":"SCALAR"}],
        "bufferViews":[{"buffer":0,"byteLength":%d},{"buffer":0,"byteOffset":%d,"byteLength":%d}],
        "buffers":[{"byteLength":%d}]}
        """
            .formatted(
                positions.length / 3, corners.length, points, points, indices, points + indices)
            .strip();
    json += " ".repeat((4 - json.length() % 4) % 4);
    ByteBuffer out = bytes(12 + 8 + json.length() + 8 + points + indices);
    out.putInt(0x46546C67).putInt(2).putInt(out.capacity());
    out.putInt(json.length()).putInt(0x4E4F534A).put(json.getBytes(StandardCharsets.US_ASCII));
    out.putInt(points + indices).putInt(0x004E4942);
    for (float value : positions) {
      out.putFloat(value);
    }
    for (int corner : corners) {
      out.putInt(corner);
    }
    return taken(out);
  }
}
