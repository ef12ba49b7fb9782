package org.worldmill.ingest.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.media.Plane;

class OrientationTest {

  /** Stored as rows {@code ab}, {@code cd}, {@code ef}. */
  private static final Plane STORED = new Plane(2, 3, new byte[] {'a', 'b', 'c', 'd', 'e', 'f'});

  @ParameterizedTest
  @CsvSource({
    "1,2,abcdef", "2,2,badcfe", "3,2,fedcba", "4,2,efcdab",
    "5,3,acebdf", "6,3,ecafdb", "7,3,fdbeca", "8,3,bdface"
  })
  void turnsAsExifSays(int exif, int width, String letters) {
    Plane upright = Orientation.ofExif(exif).applyTo(STORED);
    assertThat(upright.width()).isEqualTo(width);
    assertThat(new String(upright.samples(), java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo(letters);
  }

  @Test
  void readsTheMatrixOfAPhoneHeldUpright() {
    assertThat(Orientation.ofMatrix(0, 65536, -65536, 0)).isEqualTo(Orientation.TURNED_90);
    assertThat(Orientation.ofMatrix(0, -65536, 65536, 0)).isEqualTo(Orientation.TURNED_270);
    assertThat(Orientation.ofMatrix(-65536, 0, 0, 65536)).isEqualTo(Orientation.MIRRORED);
    assertThat(Orientation.ofMatrix(65536, 0, 0, 65536)).isEqualTo(Orientation.UPRIGHT);
  }

  @Test
  void turnsDisplacementsWithThePicture() {
    Orientation turned = Orientation.TURNED_90;
    assertThat(turned.turnedX(1, 0)).isZero();
    assertThat(turned.turnedY(1, 0)).isEqualTo(1);
    assertThat(turned.turnedX(0, 1)).isEqualTo(-1);
  }

  @Test
  void takesUnknownNumbersForUpright() {
    assertThat(Orientation.ofExif(0)).isEqualTo(Orientation.UPRIGHT);
    assertThat(Orientation.ofExif(9)).isEqualTo(Orientation.UPRIGHT);
  }
}
