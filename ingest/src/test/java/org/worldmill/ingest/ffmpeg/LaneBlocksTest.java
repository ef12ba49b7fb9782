package org.worldmill.ingest.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.media.Plane;

class LaneBlocksTest {

  private static final Levels AS_IS = new Levels(1, 0);

  /** Whole groups of words, so that no block is left to the slower way. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 6, 8})
  void everyBlockIsTheMeanOfItsOwnColumns(int side) {
    int width = 24 * side;
    byte[] samples = new byte[width * side];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (10 * (i % width / side));
    }
    try (BytePointer memory = new BytePointer(samples)) {
      PlaneView view = new PlaneView(memory, width, side, width, 8);
      Plane plane = BoxReduction.reduce(view, side, side, AS_IS);
      for (int x = 0; x < 24; x++) {
        assertThat(plane.at(x, 0)).as("block %d", x).isEqualTo(10 * x);
      }
    }
  }

  @Test
  void brightBlocksDoNotSpillIntoTheirNeighbours() {
    int side = 8;
    byte[] samples = new byte[4 * side * side];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i / side % 2 == 0 ? 255 : 0);
    }
    try (BytePointer memory = new BytePointer(samples)) {
      PlaneView view = new PlaneView(memory, 4 * side, side, 4 * side, 8);
      assertThat(BoxReduction.reduce(view, side, side, AS_IS).samples())
          .containsExactly(-1, 0, -1, 0);
    }
  }

  @Test
  void otherSidesAreLeftAlone() {
    byte[] out = new byte[4];
    assertThat(LaneBlocks.lookUp(new byte[9], 5, new long[5], new long[5], out, 0, 4)).isZero();
  }
}
