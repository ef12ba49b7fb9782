package org.worldmill.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class AvcSequenceTest {

  /** Bits of a parameter set as the standard writes them down. */
  private final StringBuilder bits = new StringBuilder();

  @Test
  void readsBaselineWithAndWithoutFields() {
    assertThat(AvcSequence.isProgressive(baseline("1"))).isTrue();
    bits.setLength(0);
    assertThat(AvcSequence.isProgressive(baseline("0"))).isFalse();
  }

  @Test
  void readsPastScalingListsOfHighProfile() {
    assertThat(AvcSequence.isProgressive(high("1"))).isTrue();
    bits.setLength(0);
    assertThat(AvcSequence.isProgressive(high("0"))).isFalse();
  }

  @Test
  void passesOverBytesThatGuardStartCodes() {
    byte[] plain = baseline("1").array();
    assertThat(plain[2]).isZero();
    assertThat(plain[3]).isZero();
    byte[] guarded = new byte[plain.length + 1];
    System.arraycopy(plain, 0, guarded, 0, 4);
    guarded[4] = 3;
    System.arraycopy(plain, 4, guarded, 5, plain.length - 4);
    assertThat(AvcSequence.isProgressive(ByteBuffer.wrap(guarded))).isTrue();
  }

  @Test
  void holdsACutOffSetForFields() {
    assertThat(AvcSequence.isProgressive(ByteBuffer.wrap(new byte[] {0x67, 66, 0, 30}))).isFalse();
    assertThat(AvcSequence.isProgressive(ByteBuffer.wrap(new byte[] {0x67, -1, -1, -1, -1})))
        .isFalse();
  }

  private ByteBuffer baseline(String framesOnly) {
    // Level 0 makes two zero bytes in a row.
    put(8, 0x67).put(8, 66).put(8, 0).put(8, 0).number(0).number(0).number(2).number(1);
    put(1, 0).number(39).number(29);
    bits.append(framesOnly);
    return set();
  }

  private ByteBuffer high(String framesOnly) {
    put(8, 0x67).put(8, 100).put(8, 0).put(8, 40).number(0);
    number(1).number(0).number(0).put(1, 0).put(1, 1);
    // One list of 16 that ends at once (next scale 0), one of 64 deltas of zero, none else.
    put(1, 1).number(16).put(5, 0).put(1, 1);
    for (int i = 0; i < 64; i++) {
      number(0);
    }
    put(1, 0).number(0).number(0).number(4).number(4).put(1, 0).number(9).number(9);
    bits.append(framesOnly);
    return set();
  }

  private AvcSequenceTest put(int count, int value) {
    for (int i = count - 1; i >= 0; i--) {
      bits.append(value >> i & 1);
    }
    return this;
  }

  /** Exp-Golomb (9.1). */
  private AvcSequenceTest number(int value) {
    String code = Integer.toBinaryString(value + 1);
    bits.append("0".repeat(code.length() - 1)).append(code);
    return this;
  }

  private ByteBuffer set() {
    while (bits.length() % 8 != 0) {
      bits.append(bits.length() % 8 == 7 ? '0' : '1');
    }
    byte[] bytes = new byte[bits.length() / 8];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    return ByteBuffer.wrap(bytes);
  }
}
