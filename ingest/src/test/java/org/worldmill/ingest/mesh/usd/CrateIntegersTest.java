package org.worldmill.ingest.mesh.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;

class CrateIntegersTest {

  @Test
  void addsUpDifferencesOfFourWidths() throws Exception {
    // The common difference 5 four times, then one of a byte, of two and of four.
    ByteBuffer plain = ByteBuffer.allocate(13).order(ByteOrder.LITTLE_ENDIAN);
    plain.putInt(5).put((byte) 0).put((byte) 0b111001).put((byte) -3);
    plain.putShort((short) 1000).putInt(-70_000);

    assertThat(CrateIntegers.ints(block(plain.array()), 7))
        .containsExactly(5, 10, 15, 20, 17, 1017, -68_983);
  }

  @Test
  void refusesMoreNumbersThanTheBytesCanHold() {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> CrateIntegers.ints(block(new byte[8]), 2_000_000_000))
        .withMessageContaining("it states 2000000000 numbers in");
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> CrateIntegers.ints(block(new byte[] {0, 0, 0, 0, 3}), 1))
        .withMessageContaining("its packed numbers end too early; fetch the file again");
  }

  @Test
  void unpacksMatchesThatOverlapThemselves() throws Exception {
    byte[] block = {0, 0x1f, 'a', 1, 0, 3, 0x10, 'b'};

    assertThat(new String(Lz4Block.unpack(ByteBuffer.wrap(block), 1000)))
        .isEqualTo("a".repeat(1 + 15 + 3 + 4) + "b");
  }

  @Test
  void refusesMatchesFromBeforeTheBeginning() {
    byte[] block = {0, 0x10, 'a', 9, 0, 0};

    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> Lz4Block.unpack(ByteBuffer.wrap(block), 1000))
        .withMessageContaining("a match that begins 9 bytes back at byte 1");
  }

  @Test
  void readsHalves() {
    assertThat(CrateType.half((short) 0x3c00)).isEqualTo(1);
    assertThat(CrateType.half((short) 0xc100)).isEqualTo(-2.5);
    assertThat(CrateType.half((short) 1)).isEqualTo(Math.scalb(1, -24));
    assertThat(CrateType.half((short) 0x7c00)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static ByteBuffer block(byte[] plain) {
    ByteBuffer packed = ByteBuffer.allocate(plain.length + 2).order(ByteOrder.LITTLE_ENDIAN);
    packed.put((byte) 0).put((byte) (plain.length << 4));
    return packed.put(plain).flip();
  }
}
