package org.worldmill.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.media.SignalValue;

class KnownTruthTest {

  @TempDir private Path folder;

  private Path truth(String physics) throws IOException {
    return Files.writeString(folder.resolve("film.json"), "{\"physics\": " + physics + "}");
  }

  @Test
  void saysHowManyWereFoundHowFarOffAndHowManyIntervalsAreRight() throws IOException {
    KnownTruth known = new KnownTruth();
    known.compare(
        truth(
            "{\"gravity_px_per_s2\": [0, 1000], \"contacts\": [{\"seconds\": 1.0}, {\"seconds\":"
                + " 2.0}]}"),
        List.of(
            Map.of(
                "gravity_px_per_s2", SignalValue.of(1010).withStandardError(2),
                "contact_time_s", SignalValue.of(List.of(1.001)),
                "contact_time_error_s", SignalValue.of(List.of(0.001)))));
    known.compare(truth("{\"period_s\": 2}"), List.of(Map.of()));
    assertThat(known.line())
        .isEqualTo(
            "gravity 1 of 1 (off by 1.0 %), contacts 1 of 2 (off by 1.0 ms), period 0 of 1;"
                + " 1 of 2 in their stated 95 % intervals");
    assertThat(known.toMap()).containsKeys("gravity", "contacts", "period");
  }

  @Test
  void knowsTheScaleOfTheBallAndThePanOfARoom() throws IOException {
    KnownTruth known = new KnownTruth();
    known.compare(
        truth("{\"gravity_mps2\": 10, \"px_per_m\": 200, \"contacts_s\": [0.5]}"),
        List.of(Map.of("gravity_px_per_s2", SignalValue.of(2000))));
    known.compare(
        truth("{\"tilt_pan_roll_rad_s\": [0, 0.1, 0]}"),
        List.of(Map.of("camera_pan_rad_s", SignalValue.of(List.of(0.101, 0.103)))));
    assertThat(known.line())
        .isEqualTo("gravity 1 of 1 (off by 0.0 %), contacts 0 of 1, pan 1 of 1 (off by 2.0 %)");
  }

  /** Of hops that no picture shows, intervals count that are claimed all the same. */
  @Test
  void contactsAreThereThatCanBeSeen() throws IOException {
    KnownTruth known = new KnownTruth();
    known.compare(
        truth("{\"contacts_s\": [1.0, 2.0, 2.1, 2.15]}"),
        List.of(
            Map.of(
                "contact_time_s", SignalValue.of(List.of(1.001, 2.004)),
                "contact_time_error_s", SignalValue.of(List.of(0.001, 0.001)))));
    assertThat(known.line())
        .isEqualTo("contacts 1 of 1 (off by 4.0 ms); 1 of 2 in their stated 95 % intervals");
  }

  /** Two things may strike at one time. */
  @Test
  void contactsOfAnotherBodyAreNoHops() throws IOException {
    KnownTruth known = new KnownTruth();
    known.compare(
        truth("{\"contacts\": [{\"body\": 0, \"seconds\": 1}, {\"body\": 1, \"seconds\": 1.1}]}"),
        List.of(Map.of()));
    assertThat(known.line()).isEqualTo("contacts 0 of 2");
  }

  @Test
  void comparesShotsOneByOneAndSaysIfThereAreTooMany() throws IOException {
    String shots = "{\"shots\": [{\"kind\": \"a\"}, {\"period_s\": 1}]}";
    KnownTruth known = new KnownTruth();
    known.compare(truth(shots), List.of(Map.of(), Map.of("motion_period_s", SignalValue.of(1.0))));
    assertThat(known.line()).isEqualTo("period 1 of 1 (off by 0.0 %)");
    known.compare(truth(shots), List.of(Map.of()));
    assertThat(known.line()).contains("shots 0 of 1");
  }

  @Test
  void whatHasNoTruthIsLeftOut() throws IOException {
    KnownTruth known = new KnownTruth();
    known.compare(truth("{\"kind\": \"black\"}"), List.of(Map.of()));
    assertThat(known.isEmpty()).isTrue();
  }
}
