package org.worldmill.label.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.label.PaintedFrame;
import org.worldmill.schemas.media.Frame.PictureType;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.MotionVectors;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalValue;

class CodecMotionTest {

  private static final Plane PICTURE = PaintedFrame.painted(64, 64, (x, y) -> 128);
  private static final double FPS = 25;

  private record Block(int x, int size, double dx, boolean past) {}

  private record Blocks(List<Block> blocks) implements MotionVectors {
    @Override
    public int count() {
      return blocks.size();
    }

    @Override
    public int x(int i) {
      return blocks.get(i).x;
    }

    @Override
    public int y(int i) {
      return 8;
    }

    @Override
    public int width(int i) {
      return blocks.get(i).size;
    }

    @Override
    public int height(int i) {
      return blocks.get(i).size;
    }

    @Override
    public float dx(int i) {
      return (float) blocks.get(i).dx;
    }

    @Override
    public float dy(int i) {
      return 0;
    }

    @Override
    public boolean fromPast(int i) {
      return blocks.get(i).past;
    }
  }

  private final FrameMeasure.Pass pass = new CodecMotion().begin();
  private int index;

  private void offer(PictureType type, Block... blocks) {
    Optional<MotionVectors> vectors =
        blocks.length == 0 ? Optional.empty() : Optional.of(new Blocks(List.of(blocks)));
    pass.accept(new PaintedFrame(PICTURE, Math.round(index++ * 1e9 / FPS), type, vectors));
  }

  private SignalValue finish() {
    return pass.finish().get("motion_vector_score");
  }

  @Test
  void dividesByTheTimeToTheReference() {
    offer(PictureType.INTRA);
    for (int i = 0; i < 20; i++) {
      offer(PictureType.PREDICTED, new Block(8, 16, 2, true));
    }
    assertThat(finish().number().orElseThrow()).isCloseTo(2 * FPS / 64, within(1e-6));
  }

  @Test
  void isTheSameWithBidirectionalPicturesBetween() {
    // The scene moves 2 px a frame; each picture points to I or P pictures three frames apart.
    offer(PictureType.INTRA);
    for (int i = 0; i < 8; i++) {
      offer(PictureType.BIDIRECTIONAL, new Block(8, 16, 2, true), new Block(8, 16, -4, false));
      offer(PictureType.BIDIRECTIONAL, new Block(8, 16, -2, false));
      offer(PictureType.PREDICTED, new Block(8, 16, 6, true));
    }
    assertThat(finish().number().orElseThrow()).isCloseTo(2 * FPS / 64, within(1e-6));
  }

  @Test
  void weighsBlocksByTheirArea() {
    offer(PictureType.INTRA);
    offer(PictureType.PREDICTED, new Block(8, 16, 0, true), new Block(40, 8, 5, true));

    assertThat(finish().number().orElseThrow())
        .isCloseTo(5 * 64 / (256.0 + 64) * FPS / 64, within(1e-6));
  }

  @Test
  void passesOverBidirectionalPicturesOfWhichTheDecoderSaysZero() {
    offer(PictureType.INTRA);
    for (int i = 0; i < 8; i++) {
      offer(PictureType.BIDIRECTIONAL, new Block(8, 16, 0, true), new Block(8, 16, 0, false));
      offer(PictureType.PREDICTED, new Block(8, 16, 4, true));
    }
    assertThat(finish().number().orElseThrow()).isCloseTo(2 * FPS / 64, within(1e-6));
  }

  @Test
  void isAbsentWhereTheCodecGivesNone() {
    offer(PictureType.INTRA);
    offer(PictureType.PREDICTED);
    offer(PictureType.PREDICTED);

    assertThat(finish().absent().orElseThrow()).contains("gives no motion vectors");
  }

  @Test
  void isAbsentForOneFrame() {
    offer(PictureType.INTRA);

    assertThat(finish().absent()).contains("a clip of one frame has no motion");
  }

  @Test
  void doesNotGuessTheReferenceOfAClipThatBeginsInTheMiddle() {
    offer(PictureType.BIDIRECTIONAL, new Block(8, 16, 9, true));
    offer(PictureType.PREDICTED, new Block(8, 16, 9, true));

    assertThat(finish().number()).isEmpty();
  }
}
