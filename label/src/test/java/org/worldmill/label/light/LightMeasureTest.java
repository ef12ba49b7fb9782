package org.worldmill.label.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.worldmill.label.scene.FilmStyle;
import org.worldmill.label.scene.Lamp;
import org.worldmill.label.scene.Scene;
import org.worldmill.label.scene.SceneFrame;
import org.worldmill.label.scene.SceneKind;
import org.worldmill.label.scene.ScenePainter;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Plane;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class LightMeasureTest {

  private static final FilmStyle SMALL = FilmStyle.PLAIN.withSize(160, 90);

  /** What is found of a scene in some light. */
  private static Map<String, SignalValue> measured(SceneKind kind, FilmStyle style, Lamp lamp) {
    FrameMeasure.Pass pass = new LightMeasure().begin();
    ScenePainter painter = new ScenePainter(Scene.of(kind, style, 7));
    for (int i = 0; i < style.frames(); i++) {
      Plane plane = lamp.lit(painter.frame(i), style.middle(i));
      pass.accept(new SceneFrame(plane, Math.round(style.middle(i) * 1e9)));
    }
    return pass.finish();
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static void assertWithin(Map<String, SignalValue> found, String name, double truth) {
    SignalValue value = value(found, name);
    double error = value.standardError().orElseThrow();
    assertThat(value.number().orElseThrow()).as(name).isCloseTo(truth, within(4 * error));
  }

  @Test
  void seesALampOnTheMainsThroughARollingShutter() {
    Lamp lamp = new Lamp(100, 0.05, 0.004, 0.02, 1);
    Map<String, SignalValue> found = measured(SceneKind.BOUNCE, SMALL, lamp);
    assertThat(lamp.seenHz(30)).isCloseTo(10, within(1e-9));
    assertWithin(found, "flicker_hz", 10);
    assertWithin(found, "flicker_amplitude", lamp.amplitude());
    assertThat(value(found, "flicker_bands").number().map(Math::abs).orElseThrow())
        .isCloseTo(2, within(0.2));
    assertThat(value(found, "flicker_mains_hz").number()).contains(100.0);
    assertThat(value(found, "exposure_pumping_hz").absent()).isPresent();
  }

  @Test
  void tellsTheMainsOfSixtyHertz() {
    Map<String, SignalValue> found =
        measured(SceneKind.STATIC, SMALL.withFps(25), new Lamp(120, 0.03, 0.004, 0, 1));
    assertWithin(found, "flicker_hz", 5);
    assertThat(value(found, "flicker_mains_hz").number()).contains(120.0);
  }

  @Test
  void aLampThatFlickersInStepWithThePicturesIsNotSeen() {
    Map<String, SignalValue> found =
        measured(SceneKind.STATIC, SMALL.withFps(25), new Lamp(100, 0.1, 0.004, 0.02, 1));
    assertThat(value(found, "flicker_hz").absent())
        .contains("the light is steady, as far as it can be told");
  }

  @Test
  void seesAnExposureThatGoesUpAndDown() {
    Lamp lamp = new Lamp(1.3, 0.04, 0, 0, 0.4);
    Map<String, SignalValue> found = measured(SceneKind.CARRIED, SMALL.withSeconds(5), lamp);
    assertWithin(found, "exposure_pumping_hz", 1.3);
    assertWithin(found, "exposure_pumping_amplitude", 0.04);
    assertThat(value(found, "flicker_hz").absent()).isPresent();
  }

  /** As a coder has it that passes over changes of less than a step: thrice as fast, too. */
  @Test
  void theStepsOfASlowSwingAreNoLamp() {
    FilmStyle style = SMALL.withSeconds(6);
    ScenePainter painter = new ScenePainter(Scene.of(SceneKind.STATIC, style, 7));
    FrameMeasure.Pass pass = new LightMeasure().begin();
    LightTrace trace = new LightTrace();
    for (int i = 0; i < style.frames(); i++) {
      double swing = 0.055 * Math.cos(2 * Math.PI * 1.3 * style.middle(i));
      Lamp step = new Lamp(0, 0.04 * Math.rint(swing / 0.04), 0, 0, 0);
      Plane plane = step.lit(painter.frame(i), style.middle(i));
      pass.accept(new SceneFrame(plane, Math.round(style.middle(i) * 1e9)));
      trace.add(style.middle(i), plane);
    }
    Spectrum spectrum = new Spectrum(trace, LightTrace.Part.ALL);
    double third = spectrum.amplitude(3.9, 0);
    assertThat(third).as("of the overtone").isGreaterThan(0.006);
    assertThat(Overtones.isOne(spectrum, 3.9, 0, third)).isTrue();
    assertThat(Overtones.isOne(spectrum, 1.3, 0, spectrum.amplitude(1.3, 0))).isFalse();
    Map<String, SignalValue> found = pass.finish();
    assertThat(value(found, "flicker_hz").absent()).isPresent();
    assertWithin(found, "exposure_pumping_hz", 1.3);
  }

  /** Strips that all swing alike are in no doubt; one that swings by more is. */
  @Test
  void stripsThatDifferMakeAnErrorLarger() {
    LightTrace trace = new LightTrace();
    Lamp lamp = new Lamp(100, 0.05, 0.004, 0.02, 1);
    ScenePainter painter = new ScenePainter(Scene.of(SceneKind.STATIC, SMALL, 7));
    for (int i = 0; i < 90; i++) {
      trace.add(SMALL.middle(i), lamp.lit(painter.frame(i), SMALL.middle(i)));
    }
    Spectrum spectrum = new Spectrum(trace, LightTrace.Part.ALL);
    double[] sums = spectrum.at(10);
    StripScatter alike = StripScatter.of(spectrum, sums, -2);
    assertThat(alike.amplitudeShare()).isLessThan(0.02);
    assertThat(alike.bands()).isLessThan(0.02);
    sums[4] *= 1.5;
    sums[5] *= 1.5;
    assertThat(StripScatter.of(spectrum, sums, -2).amplitudeShare())
        .isGreaterThan(2 * alike.amplitudeShare());
  }

  @Test
  void whatMovesIsNoFlicker() {
    Lamp steady = new Lamp(1, 0, 0, 0, 0);
    for (SceneKind kind :
        new SceneKind[] {SceneKind.PENDULUM, SceneKind.CARTOON, SceneKind.BALLS}) {
      for (FilmStyle.Held held : FilmStyle.Held.values()) {
        assertThat(measured(kind, SMALL.withCamera(held), steady).values())
            .allSatisfy(value -> assertThat(value.absent()).isPresent());
      }
    }
  }

  /** One half of the picture flickers: a screen in it, not the light on it. */
  @Test
  void partOfThePictureIsNotItsLight() {
    Lamp lamp = new Lamp(100, 0.2, 0.004, 0, 1);
    FrameMeasure.Pass pass = new LightMeasure().begin();
    ScenePainter painter = new ScenePainter(Scene.of(SceneKind.STATIC, SMALL, 7));
    for (int i = 0; i < SMALL.frames(); i++) {
      Plane dark = painter.frame(i);
      Plane bright = lamp.lit(dark, SMALL.middle(i));
      byte[] samples = dark.samples().clone();
      for (int p = 0; p < samples.length; p++) {
        samples[p] = p % 160 < 70 ? bright.samples()[p] : samples[p];
      }
      pass.accept(new SceneFrame(new Plane(160, 90, samples), Math.round(SMALL.middle(i) * 1e9)));
    }
    assertThat(value(pass.finish(), "flicker_hz").absent()).isPresent();
  }

  @Test
  void tooShortOrTooDarkIsSaid() {
    FilmStyle brief = SMALL.withSeconds(0.5);
    Lamp lamp = new Lamp(100, 0.2, 0.004, 0, 1);
    assertThat(value(measured(SceneKind.STATIC, brief, lamp), "flicker_hz").absent().orElseThrow())
        .contains("fewer than 25");
    FrameMeasure.Pass pass = new LightMeasure().begin();
    UnaryOperator<Plane> night =
        plane -> {
          byte[] samples = new byte[160 * 90];
          for (int p = 0; p < samples.length; p++) {
            samples[p] = (byte) ((plane.samples()[p] & 0xff) / 16);
          }
          return new Plane(160, 90, samples);
        };
    ScenePainter painter = new ScenePainter(Scene.of(SceneKind.BOUNCE, SMALL, 7));
    for (int i = 0; i < 90; i++) {
      Plane plane = night.apply(lamp.lit(painter.frame(i), SMALL.middle(i)));
      pass.accept(new SceneFrame(plane, Math.round(SMALL.middle(i) * 1e9)));
    }
    assertThat(value(pass.finish(), "flicker_hz").absent().orElseThrow()).contains("too dark");
  }

  @Test
  void findsWhatItDeclares() {
    assertThat(new LightMeasure().begin().finish().keySet())
        .containsExactlyInAnyOrderElementsOf(
            new LightMeasure().signals().stream().map(SignalSpec::name).toList());
  }

  /** Half a step of luma to either side. */
  @Test
  void seesHowFarALightSwingsByLessThanAStep() {
    FilmStyle style = FilmStyle.PLAIN.withSize(320, 180).withSeconds(4);
    Lamp lamp = new Lamp(100, 0.008, 0.002, 0.02, 2);
    Map<String, SignalValue> found = measured(SceneKind.STATIC, style, lamp);
    assertWithin(found, "flicker_amplitude", lamp.amplitude());
    assertThat(value(found, "flicker_amplitude").standardError().orElseThrow()).isLessThan(1e-4);
  }

  @Test
  void knowsWhereLampsAreSeen() {
    assertThat(MainsLamp.seen(100, 30)).isCloseTo(10, within(1e-9));
    assertThat(MainsLamp.seen(120, 30)).isCloseTo(0, within(1e-9));
    assertThat(MainsLamp.seen(120, 30000.0 / 1001)).isCloseTo(0.12, within(1e-3));
    Flicker ten = new Flicker(10, 0.01, 0.1, 0.01, 0, 0.1, 1);
    assertThat(MainsLamp.of(ten, 22)).as("100 and 120 Hz alike").isEmpty();
    assertThat(MainsLamp.of(ten, 24)).as("neither").isEmpty();
    assertThat(MainsLamp.of(ten, 30).orElseThrow()).isEqualTo(100);
  }
}
