package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

class MeshoptDecoderTest {

  @Test
  void readsTheExampleOfTheSpecification() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    packed.write(0xa0);
    packed.write(2); // The first of four bytes an element: one group of 4-bit deltas.
    int[] group = {0x17, 0x5f, 0xf0, 0xbc, 0x77, 0xa9, 0x21, 0x00, 0x34, 0xb5};
    for (int value : group) {
      packed.write(value);
    }
    packed.write(new byte[3]); // Nothing changes in the others.
    packed.write(new byte[32]);

    byte[] plain =
        MeshoptDecoder.decode(ByteBuffer.wrap(packed.toByteArray()), 16, 4, "ATTRIBUTES", "NONE");

    int[] deltas = {-1, -4, -3, 26, -91, 0, -6, 6, -4, -4, 5, -5, 1, -1, 0, 0};
    byte sum = 0;
    for (int i = 0; i < 16; i++) {
      sum += (byte) deltas[i];
      assertThat(plain[4 * i]).isEqualTo(sum);
      assertThat(plain[4 * i + 1]).isZero();
    }
  }

  @Test
  void readsManyBlocksOfEveryKindOfGroup() throws Exception {
    Random random = new Random(7);
    int count = 700;
    byte[] plain = new byte[12 * count];
    for (int i = 0; i < plain.length; i++) {
      int spread = new int[] {1, 2, 8, 256}[i / 12 / 16 % 4];
      plain[i] = (byte) (i < 12 ? 5 : plain[i - 12] + random.nextInt(spread));
    }

    byte[] read =
        MeshoptDecoder.decode(ByteBuffer.wrap(packed(plain, 12)), count, 12, "ATTRIBUTES", "NONE");

    assertThat(read).isEqualTo(plain);
  }

  /** Writes each group in the smallest way that can hold it. */
  private static byte[] packed(byte[] plain, int stride) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xa0);
    int count = plain.length / stride;
    int block = Math.min(8192 / stride & ~15, 256);
    for (int first = 0; first < count; first += block) {
      int elements = Math.min(block, count - first);
      for (int part = 0; part < stride; part++) {
        int groups = (elements + 15) / 16;
        byte[] header = new byte[(groups + 3) / 4];
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (int group = 0; group < groups; group++) {
          int[] zigzag = new int[16];
          for (int i = 0; i < 16 && 16 * group + i < elements; i++) {
            int at = (first + 16 * group + i) * stride + part;
            int before = at < stride ? plain[part] : plain[at - stride];
            byte delta = (byte) (plain[at] - before);
            zigzag[i] = (delta << 1 ^ delta >> 7) & 255;
          }
          header[group / 4] |= (byte) (write(zigzag, data) << 2 * (group % 4));
        }
        out.writeBytes(header);
        out.writeBytes(data.toByteArray());
      }
    }
    byte[] tail = new byte[Math.max(32, stride)];
    System.arraycopy(plain, 0, tail, tail.length - stride, stride);
    out.writeBytes(tail);
    return out.toByteArray();
  }

  private static int write(int[] zigzag, ByteArrayOutputStream data) {
    int most = java.util.Arrays.stream(zigzag).max().orElseThrow();
    if (most == 0) {
      return 0;
    }
    int bits = most < 6 ? 2 : most < 40 ? 4 : 8;
    int all = (1 << bits) - 1;
    for (int i = 0; i < 16 && bits < 8; i += 8 / bits) {
      int value = 0;
      for (int k = 0; k < 8 / bits; k++) {
        value = value << bits | Math.min(all, zigzag[i + k]);
      }
      data.write(value);
    }
    for (int value : zigzag) {
      if (bits == 8 || value >= all) {
        data.write(value);
      }
    }
    return bits == 2 ? 1 : bits == 4 ? 2 : 3;
  }

  @Test
  void readsTriangles() throws Exception {
    // A free triangle 0 1 2, the edge 2 0 again with the next vertex, and one of written indices.
    int[] bytes = {0xe1, 0xf0, 0x10, 0xff, 0xff, 10, 1, 2};
    byte[] packed = new byte[bytes.length + 16];
    for (int i = 0; i < bytes.length; i++) {
      packed[i] = (byte) bytes[i];
    }

    ByteBuffer plain =
        ByteBuffer.wrap(MeshoptDecoder.decode(ByteBuffer.wrap(packed), 9, 2, "TRIANGLES", "NONE"))
            .order(ByteOrder.LITTLE_ENDIAN);

    short[] corners = new short[9];
    plain.asShortBuffer().get(corners);
    assertThat(corners).containsExactly(0, 1, 2, 2, 1, 3, 5, 4, 5);
  }

  @Test
  void readsIndices() throws Exception {
    // Deltas +1 and +2 of one baseline, then +5 of the other.
    byte[] packed = {(byte) 0xd1, 4, 8, 21, 0, 0, 0, 0};

    byte[] plain = MeshoptDecoder.decode(ByteBuffer.wrap(packed), 3, 2, "INDICES", "NONE");

    assertThat(plain).containsExactly(1, 0, 3, 0, 5, 0);
  }

  @Test
  void undoesTheFilters() throws Exception {
    byte[] normal = {0, 0, 127, 9};
    MeshoptFilters.apply(normal, 4, "OCTAHEDRAL");
    assertThat(normal).containsExactly(0, 0, 127, 9);
    ByteBuffer number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(-2 << 24 | 12);
    MeshoptFilters.apply(number.array(), 4, "EXPONENTIAL");
    assertThat(number.getFloat(0)).isEqualTo(3);
    ByteBuffer turn = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    turn.putShort(6, (short) (2047 & ~3 | 3));
    MeshoptFilters.apply(turn.array(), 8, "QUATERNION");
    assertThat((double) turn.getShort(6)).isCloseTo(32767, within(1.0));
  }

  @Test
  void readsAGltfWhoseViewIsPacked() throws Exception {
    byte[] packed = packed(ModelFile.floats(0, 0, 0, 1, 0, 0, 0, 1, 0), 12);
    String json =
        """
        {"asset":{"version":"2.0"},"extensionsRequired":["EXT_meshopt_compression"],
        "buffers":[{"byteLength":%d,"uri":"data:a/b;base64,%s"},{"byteLength":36}],
        "bufferViews":[{"buffer":1,"byteLength":36,"byteStride":12,"extensions":
        {"EXT_meshopt_compression":{"buffer":0,"byteLength":%d,"byteStride":12,"count":3,
        "mode":"ATTRIBUTES"}}}],
        "accessors":[{"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"}],
        "meshes":[{"primitives":[{"attributes":{"POSITION":0}}]}],"nodes":[{"mesh":0}]}
        """
            .formatted(packed.length, Base64.getEncoder().encodeToString(packed), packed.length);

    assertThat(ModelFile.mesh("model/gltf+json", json).positions())
        .containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
  }

  @Test
  void refusesWhatIsBroken() {
    refuses(new byte[] {1}, "ATTRIBUTES", Code.CORRUPT);
    refuses(new byte[64], "ATTRIBUTES", Code.CORRUPT);
    byte[] newer = new byte[64];
    newer[0] = (byte) 0xa1;
    refuses(newer, "ATTRIBUTES", Code.UNSUPPORTED);
    refuses(new byte[8], "TRIANGLES", Code.CORRUPT);
    refuses(new byte[64], "WORDS", Code.CORRUPT);
  }

  private static void refuses(byte[] packed, String mode, Code code) {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> MeshoptDecoder.decode(ByteBuffer.wrap(packed), 3, 4, mode, "NONE"))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }
}
