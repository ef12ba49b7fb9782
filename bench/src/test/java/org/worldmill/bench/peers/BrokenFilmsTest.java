package org.worldmill.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrokenFilmsTest {

  @Test
  void halfIsTheBeginning() {
    assertThat(BrokenFilms.half(new byte[] {1, 2, 3, 4, 5})).containsExactly(1, 2);
  }

  @Test
  void rotTurnsBytesOfTheMiddleHalfFarApart() {
    byte[] film = new byte[64 * 1024];
    byte[] rotten = BrokenFilms.rotten(film);
    int[] turned = IntStream.range(0, film.length).filter(i -> rotten[i] != 0).toArray();
    assertThat(turned).containsExactly(16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056);
    assertThat(film).containsOnly(0);
  }
}
