package org.worldmill.ingest.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.telemetry.Telemetry;
import org.worldmill.schemas.telemetry.TelemetryClock;
import org.worldmill.schemas.telemetry.TelemetryKind;
import org.worldmill.schemas.telemetry.TelemetryStream;

class GpxTrackTest {

  private static final String HEAD =
      "<?xml version=\"1.0\"?>\n<gpx xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg>\n";
  private static final String FIRST =
      "<trkpt lat=\"48.5\" lon=\"9.25\"><ele>410.5</ele><time>2025-03-14T07:00:00Z</time>"
          + "<fix>3d</fix><hdop>1.4</hdop><extensions><x><ele>9</ele></x></extensions></trkpt>\n";
  private static final String SECOND =
      "<trkpt lat=\"48.6\" lon=\"9.26\"><time>2025-03-14T09:00:01.250+02:00</time><fix>2d</fix>"
          + "</trkpt>\n";
  private static final String TAIL = "</trkseg></trk></gpx>";

  private static TelemetryStream only(Telemetry telemetry, TelemetryKind kind) {
    return telemetry.first(kind).orElseThrow();
  }

  @Test
  void readsPlacesTimesAndHowSureTheyAre() {
    Telemetry found = GpxTrack.read(HEAD + FIRST + SECOND + TAIL);
    TelemetryStream place = only(found, TelemetryKind.POSITION);
    assertThat(place.size()).isEqualTo(2);
    assertThat(place.origin().clock()).isEqualTo(TelemetryClock.WALL);
    assertThat(place.nanos(0)).isZero();
    assertThat(place.nanos(1)).isEqualTo(1_250_000_000L);
    assertThat(place.value(1, 0)).isEqualTo(48.6);
    assertThat(place.value(1, 1)).isEqualTo(9.26);
    assertThat(only(found, TelemetryKind.ALTITUDE).size()).isEqualTo(1);
    assertThat(only(found, TelemetryKind.ALTITUDE).value(0, 0)).isEqualTo(410.5);
    assertThat(only(found, TelemetryKind.GPS_DILUTION).value(0, 0)).isEqualTo(1.4);
    assertThat(only(found, TelemetryKind.GPS_FIX).value(0, 0)).isEqualTo(3);
    assertThat(only(found, TelemetryKind.GPS_FIX).value(1, 0)).isEqualTo(2);
    assertThat(found.faults()).isEmpty();
  }

  @Test
  void keepsWhatStoodBeforeDamage() {
    Telemetry found = GpxTrack.read(HEAD + FIRST + "<trkpt lat=");
    assertThat(only(found, TelemetryKind.POSITION).size()).isEqualTo(1);
    assertThat(found.faults())
        .singleElement()
        .asString()
        .startsWith("the GPX file breaks off or is damaged in line 4");
  }

  @Test
  void pointsWithoutPlaceOrTimeAreCounted() {
    String nowhere =
        "<trkpt lat=\"NaN\" lon=\"9\"><time>2025-03-14T07:00:00Z</time></trkpt>"
            + "<trkpt lat=\"1\" lon=\"9\"><time>yesterday</time></trkpt>";
    Telemetry found = GpxTrack.read(HEAD + nowhere + FIRST + TAIL);
    assertThat(only(found, TelemetryKind.POSITION).size()).isEqualTo(1);
    assertThat(found.faults()).containsExactly("2 of 3 points have no place or no time");
  }

  @Test
  void fetchesAndExpandsNothing(@TempDir Path folder) throws IOException {
    Path secret = folder.resolve("secret");
    Files.writeString(secret, "3d");
    String asked =
        "<!DOCTYPE gpx [<!ENTITY a SYSTEM \"" + secret.toUri() + "\"><!ENTITY b \"3d\">]>";
    for (String entity : new String[] {"&a;", "&b;"}) {
      Telemetry found =
          GpxTrack.read(asked + HEAD.substring(22) + FIRST.replace("3d", entity) + TAIL);
      assertThat(found.first(TelemetryKind.GPS_FIX)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<", "<gpx/>", "<html><p>hello</p></html>", "<gpx><trkpt/></gpx>"})
  void whatHasNoTrackHasNoStreams(String text) {
    assertThat(GpxTrack.read(text).streams()).isEmpty();
  }

  @Test
  void textsAreToldApartByTheirBeginning() {
    assertThat(TelemetryTexts.read("\n" + HEAD + FIRST + TAIL).streams()).isNotEmpty();
    assertThat(TelemetryTexts.read("1\n00:00:01,000 --> 00:00:02,000\nHello.\n").streams())
        .isEmpty();
  }

  @Test
  void readsARealRide() throws IOException {
    String name = "shared/corpus/telemetry/mapillary_tools__sf_30km_h.gpx";
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve(name))) {
      at = at.getParent();
    }
    Assumptions.assumeTrue(at != null, "no shared/corpus above the working directory");
    String text = Files.readString(Objects.requireNonNull(at).resolve(name));
    Telemetry found = GpxTrack.read(text);
    TelemetryStream place = only(found, TelemetryKind.POSITION);
    assertThat(place.size())
        .isEqualTo((int) text.lines().filter(l -> l.contains("<trkpt")).count());
    assertThat(place.value(0, 0)).isBetween(37.7, 37.9);
    assertThat(only(found, TelemetryKind.ALTITUDE).size()).isEqualTo(place.size());
    assertThat(found.faults()).isEmpty();
  }
}
