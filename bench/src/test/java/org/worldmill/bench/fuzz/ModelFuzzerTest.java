package org.worldmill.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code scripts/fuzz} does at length, for a moment: every seed, whole and changed. */
class ModelFuzzerTest {

  private static final int ROUNDS = 150;
  private static final int[] SPECIAL = {0, 1, 0x7f, 0x80, 0xff, '0', '9', '-', '<', '"', ' '};

  static Stream<Map.Entry<String, byte[]>> seeds() {
    return ModelSeeds.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsTheSeedAndReadsOrRefusesEveryChangeOfIt(Map.Entry<String, byte[]> seed) {
    byte[] sound = seed.getValue();
    assertThat(ModelFuzzer.read(seed.getKey(), sound)).as(seed.getKey()).isTrue();
    Random random = new Random(seed.getKey().hashCode());
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = sound.clone();
      for (int i = 0; i <= round % 4; i++) {
        int at = random.nextInt(changed.length);
        changed[at] =
            (byte)
                (random.nextBoolean()
                    ? SPECIAL[random.nextInt(SPECIAL.length)]
                    : random.nextInt(256));
      }
      if (round % 5 == 0) {
        changed = Arrays.copyOf(changed, random.nextInt(changed.length));
      }
      ModelFuzzer.read(seed.getKey(), changed);
    }
  }
}
