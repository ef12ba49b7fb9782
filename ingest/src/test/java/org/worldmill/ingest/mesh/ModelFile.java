package org.worldmill.ingest.mesh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Assumptions;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Mesh;

/** Model files that tests make, and the corpus. */
final class ModelFile {

  private static final Set<String> UNREAD =
      Set.of("model/x-fbx", "model/x-ksplat", "model/x-sog", "model/x-pnts");

  private ModelFile() {}

  static ParsedModel read(String type, byte[] bytes) throws MediaException {
    try {
      Path file = Files.createTempFile("model", ".bin");
      try {
        Files.write(file, bytes);
        return ModelReader.read(file, type);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Mesh mesh(String type, String text) throws MediaException {
    return read(type, text.getBytes(StandardCharsets.UTF_8)).mesh();
  }

  static ThrowableAssertAlternative<MediaException> refuses(String type, byte[] bytes) {
    return Assertions.assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> read(type, bytes));
  }

  static ThrowableAssertAlternative<MediaException> refuses(String type, String text) {
    return refuses(type, text.getBytes(StandardCharsets.UTF_8));
  }

  static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  static byte[] floats(double... values) {
    ByteBuffer buffer = bytes(4 * values.length);
    for (double value : values) {
      buffer.putFloat((float) value);
    }
    return buffer.array();
  }

  /** A binary container of this JSON and these bytes, both padded. */
  static byte[] glb(String json, byte[] bin) {
    String padded = json + " ".repeat((4 - json.length() % 4) % 4);
    int binBytes = (bin.length + 3) / 4 * 4;
    ByteBuffer out = bytes(12 + 8 + padded.length() + 8 + binBytes);
    out.putInt(GltfDocument.MAGIC).putInt(2).putInt(out.capacity());
    out.putInt(padded.length()).putInt(GltfDocument.CHUNK_JSON);
    out.put(padded.getBytes(StandardCharsets.US_ASCII));
    out.putInt(binBytes).putInt(GltfDocument.CHUNK_BIN).put(bin);
    return out.array();
  }

  /** The development corpus; the test is skipped where there is none. */
  static Path corpus() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("../shared/corpus"))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no ../shared/corpus beside the project");
    return java.util.Objects.requireNonNull(at).resolve("../shared/corpus").normalize();
  }

  static List<Path> files(Path folder) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the sniffer says of a file of the corpus. */
  static String mediaType(Path file) {
    try {
      return new Sniffer().sniff(file, file.getFileName().toString()).mediaType();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a reader is there for this type. */
  static boolean isReadable(Path file) {
    return !UNREAD.contains(mediaType(file)) && !file.toString().endsWith("minimal-v4.spz");
  }

  static double area(Mesh mesh) {
    double sum = 0;
    for (int i = 0; i < mesh.triangles().length; i += 3) {
      double[] u = edge(mesh, i, 1);
      double[] v = edge(mesh, i, 2);
      double x = u[1] * v[2] - u[2] * v[1];
      double y = u[2] * v[0] - u[0] * v[2];
      double z = u[0] * v[1] - u[1] * v[0];
      sum += Math.sqrt(x * x + y * y + z * z) / 2;
    }
    return sum;
  }

  private static double[] edge(Mesh mesh, int at, int corner) {
    double[] edge = new double[3];
    for (int k = 0; k < 3; k++) {
      edge[k] =
          mesh.positions()[3 * mesh.triangles()[at + corner] + k]
              - mesh.positions()[3 * mesh.triangles()[at] + k];
    }
    return edge;
  }
}
