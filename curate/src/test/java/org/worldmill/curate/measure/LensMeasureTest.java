package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.media.ClipFacts;
import org.worldmill.schemas.media.DecodeTier;
import org.worldmill.schemas.media.SignalValue;

class LensMeasureTest {

  /** Names and numbers by turns. */
  private static Map<String, SignalValue> measure(
      int width, int height, int rotation, Object... tags) {
    MediaFacts facts = CameraFacts.of(width, height, rotation, tags);
    return new LensMeasure().measure(new ClipFacts(facts, Optional.empty(), 1, DecodeTier.FULL));
  }

  private static Map<String, SignalValue> film(int width, int height, Object... tags) {
    return new LensMeasure().measure(CameraFacts.film(width, height, tags));
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  @Test
  void goesByTheSensorWhereItsPixelsAreStated() {
    // A PowerShot A70 as in the corpus: 9846.15 pixels an inch, 5.40625 mm, a 5.28 mm wide sensor.
    Map<String, SignalValue> found =
        measure(
            2048,
            1536,
            0,
            "width_px",
            2048,
            "height_px",
            1536,
            "focal_length_mm",
            5.40625,
            "px_per_mm",
            9846.153846153846 / 25.4,
            "focal_length_35_mm",
            99);
    assertThat(value(found, "focal_px").number().orElseThrow()).isCloseTo(2095.7, within(0.1));
    assertThat(value(found, "focal_source").text()).contains("sensor");
    assertThat(value(found, "field_of_view_x_rad").number().orElseThrow())
        .isCloseTo(2 * Math.atan(1024 / 2095.7), within(1e-4));
  }

  @Test
  void elseByTheEquivalentAndScalesWithThePicture() {
    // A drone that promises 94 degrees from corner to corner.
    Map<String, SignalValue> found =
        measure(1000, 750, 0, "width_px", 4000, "height_px", 3000, "focal_length_35_mm", 20);
    double focal = value(found, "focal_px").number().orElseThrow();
    assertThat(Math.toDegrees(2 * Math.atan(Math.hypot(1000, 750) / 2 / focal)))
        .isCloseTo(94.5, within(0.1));
    assertThat(value(found, "focal_px").standardError().orElseThrow())
        .isCloseTo(0.05 * focal, within(1e-9));
  }

  @Test
  void anglesAreThoseOfThePictureAsDisplayed() {
    Map<String, SignalValue> found =
        measure(4000, 3000, 90, "width_px", 4000, "height_px", 3000, "focal_length_35_mm", 28);
    assertThat(value(found, "field_of_view_x_rad").number().orElseThrow())
        .isLessThan(value(found, "field_of_view_y_rad").number().orElseThrow());
  }

  @Test
  void whatWasCroppedOrZoomedHasNone() {
    assertThat(
            value(
                    measure(
                        510, 532, 0, "width_px", 4080, "height_px", 3072, "focal_length_35_mm", 24),
                    "focal_px")
                .absent()
                .orElseThrow())
        .contains("cropped");
    assertThat(
            value(
                    measure(
                        403,
                        302,
                        0,
                        "width_px",
                        4032,
                        "height_px",
                        3024,
                        "focal_length_35_mm",
                        27,
                        "digital_zoom",
                        1.95),
                    "focal_px")
                .absent()
                .orElseThrow())
        .contains("digitally");
  }

  @Test
  void nonsenseAndSilenceGiveNothing() {
    assertThat(
            measure(1280, 720, 0, "width_px", 1280, "height_px", 720, "focal_length_35_mm", 14279)
                .values())
        .allSatisfy(value -> assertThat(value.absent()).isPresent());
    assertThat(
            measure(
                    640,
                    480,
                    0,
                    "width_px",
                    640,
                    "height_px",
                    480,
                    "focal_length_mm",
                    1e300,
                    "px_per_mm",
                    100)
                .values())
        .allSatisfy(value -> assertThat(value.absent()).isPresent());
    assertThat(measure(640, 480, 0, "focal_length_35_mm", 28).values())
        .allSatisfy(value -> assertThat(value.absent()).isPresent());
    assertThat(measure(640, 480, 0).values())
        .allSatisfy(value -> assertThat(value.absent()).isPresent());
  }

  @Test
  void aFilmGoesByWhatItsContainerSaysSurestFirst() {
    Map<String, SignalValue> found =
        film(1920, 1080, "horizontal_deg", 60.0, "diagonal_deg", 90, "lens_mode", "L");
    assertThat(value(found, "focal_px").number().orElseThrow())
        .isCloseTo(960 / Math.tan(Math.PI / 6), within(1e-6));
    assertThat(value(found, "field_of_view_x_rad").number().orElseThrow())
        .isCloseTo(Math.PI / 3, within(1e-9));
    assertThat(value(found, "focal_source").text()).contains("horizontal");
    double linear =
        value(film(1920, 1080, "diagonal_deg", 90, "lens_mode", "L"), "focal_px")
            .number()
            .orElseThrow();
    assertThat(linear).isCloseTo(Math.hypot(960, 540), within(1e-6));
    Map<String, SignalValue> apple = film(1920, 1080, "focal_length_35_mm", 26);
    assertThat(value(apple, "focal_source").text()).contains("equivalent");
    assertThat(value(apple, "focal_px").standardError().orElseThrow())
        .isCloseTo(0.1 * value(apple, "focal_px").number().orElseThrow(), within(1e-9));
  }

  @Test
  void aFisheyeOrASphereHasNoPinholesFocalLength() {
    assertThat(film(1920, 1080, "diagonal_deg", 150, "lens_mode", "W").values())
        .allSatisfy(value -> assertThat(value.absent()).isPresent());
    assertThat(film(3840, 1920, "projection", "equirectangular", "focal_length_35_mm", 26).values())
        .allSatisfy(value -> assertThat(value.absent()).isPresent());
  }
}
