package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.worldmill.curate.PaintedFrame;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class RegistryTest {

  private static final MeasureRegistry REGISTRY = MeasureRegistry.load();

  @Test
  void findsEveryMeasureOfThisPackage() {
    assertThat(REGISTRY.measures())
        .extracting(Measure::name)
        .containsExactly(
            "banding",
            "bars",
            "blank",
            "blockiness",
            "camera-facts",
            "clip-facts",
            "colour-cast",
            "colourfulness",
            "combing",
            "content-digest",
            "contrast",
            "exposure",
            "faces",
            "frame-timing",
            "frozen",
            "lens",
            "overlay",
            "perceptual-hash",
            "picture-facts",
            "repeats",
            "screen",
            "sharpness",
            "shot-change",
            "slides",
            "text",
            "time-order",
            "transition");
  }

  @Test
  void everyMeasureFindsWhatItDeclaresWithinItsRange() {
    for (FrameMeasure measure : REGISTRY.of(FrameMeasure.class, Modality.VIDEO)) {
      Map<String, SignalValue> found =
          Clip.measured(
              measure, 30, i -> PaintedFrame.grey(i, 160, 90, PaintedFrame.scene(i / 10)));

      assertThat(found.keySet())
          .containsExactlyInAnyOrderElementsOf(
              measure.signals().stream().map(SignalSpec::name).toList());
      for (SignalSpec spec : measure.signals()) {
        found
            .get(spec.name())
            .number()
            .ifPresent(number -> assertThat(number).isBetween(spec.min(), spec.max()));
      }
    }
  }
}
