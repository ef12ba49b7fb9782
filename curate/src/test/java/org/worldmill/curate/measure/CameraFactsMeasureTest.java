package org.worldmill.curate.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

class CameraFactsMeasureTest {

  private static Map<String, SignalValue> film(Object... tags) {
    return new CameraFactsMeasure().measure(CameraFacts.film(3840, 1920, tags));
  }

  private static SignalValue value(Map<String, SignalValue> found, String name) {
    return Objects.requireNonNull(found.get(name), name);
  }

  private static double number(Map<String, SignalValue> found, String name) {
    return value(found, name).number().orElseThrow();
  }

  @Test
  void saysWhatAGoProSays() {
    Map<String, SignalValue> found = film("lens_mode", "W", "steadied", "Y", "diagonal_deg", 120);
    assertThat(value(found, "lens_mode").text()).contains("W");
    assertThat(number(found, "steadied_in_camera")).isEqualTo(1);
    assertThat(number(found, "field_of_view_diagonal_rad"))
        .isCloseTo(Math.toRadians(120), within(1e-12));
    assertThat(value(found, "projection").absent()).isPresent();
  }

  @Test
  void aStillTellsItsAttitudeAndItsDepth() {
    Map<String, SignalValue> found =
        film(
            "attitude_yaw_deg", "350.0",
            "attitude_pitch_deg", "-90.00",
            "height_m", "40.10",
            "depth", "xmp GDepth RangeInverse",
            "depth_near_m", "0.5");
    assertThat(number(found, "attitude_yaw_rad")).isCloseTo(-Math.PI / 18, within(1e-12));
    assertThat(number(found, "attitude_pitch_rad")).isCloseTo(-Math.PI / 2, within(1e-12));
    assertThat(number(found, "height_m")).isEqualTo(40.1);
    assertThat(number(found, "depth_near_m")).isEqualTo(0.5);
    assertThat(value(found, "depth_far_m").absent()).isPresent();
    assertThat(value(found, "depth_source").text()).contains("xmp GDepth RangeInverse");
  }

  @Test
  void turnsASpheresPoseAndPartIntoAngles() {
    Map<String, SignalValue> found =
        film(
            "projection",
            "tiled-equirectangular",
            "projection_x_share",
            0.75,
            "projection_yaw_deg",
            90,
            "projection_pitch_deg",
            -15,
            "projection_roll_deg",
            0,
            "stereo_layout",
            "top-and-bottom",
            "stereo_baseline_m",
            0.064);
    assertThat(number(found, "sphere_x_rad")).isCloseTo(1.5 * Math.PI, within(1e-9));
    assertThat(number(found, "sphere_y_rad")).isCloseTo(Math.PI, within(1e-9));
    assertThat(number(found, "projection_yaw_rad")).isCloseTo(Math.PI / 2, within(1e-12));
    assertThat(number(found, "projection_pitch_rad")).isNegative();
    assertThat(number(found, "stereo_baseline_m")).isEqualTo(0.064);
    assertThat(value(found, "stereo_layout").text()).contains("top-and-bottom");
  }

  @Test
  void namesWhereDepthLies() {
    assertThat(value(film("depth", "track vdep"), "depth_source").text()).contains("track vdep");
  }

  @Test
  void whatCannotBeIsAbsentAndSoIsWhatNobodySays() {
    assertThat(value(film("projection_pitch_deg", 300), "projection_pitch_rad").absent())
        .hasValueSatisfying(reason -> assertThat(reason).contains("cannot be"));
    Map<String, SignalValue> silent = film();
    assertThat(silent.keySet())
        .containsExactlyInAnyOrderElementsOf(
            new CameraFactsMeasure().signals().stream().map(SignalSpec::name).toList());
    assertThat(silent.values()).allSatisfy(value -> assertThat(value.absent()).isPresent());
  }
}
