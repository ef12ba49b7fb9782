package org.worldmill.curate.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.worldmill.schemas.Modality;

class HashListTest {

  private static List<Signature> read(String text) throws IOException {
    return HashList.read(new BufferedReader(new StringReader(text)));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    List<Signature> all =
        List.of(
            PaintedClips.clip(PaintedClips.fixed(2), 4),
            PaintedClips.still(PaintedClips.moving(1)),
            new Signature(
                Modality.MODEL3D,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(0.5, 1.25)),
            new Signature(
                Modality.IMAGE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of("0123456789abcdef0123456789abcdef"),
                List.of()));
    StringWriter out = new StringWriter();

    HashList.write(all, out);

    assertThat(read(out.toString())).isEqualTo(all);
    assertThat(out.toString()).startsWith("worldmill-hashes/1\nvideo\t-\t0 240 ");
  }

  @Test
  void remarksAndEmptyLinesSayNothing() throws IOException {
    assertThat(
            read(
                "worldmill-hashes/1\n# from a test set\n\nimage\t-\t0\t00000000000000ff\t"
                    + "0000000000000000\t-\t-\n"))
        .singleElement()
        .satisfies(signature -> assertThat(signature.hashes()).containsExactly(255L));
  }

  @Test
  void refusesWhatItIsNot() {
    assertThatThrownBy(() -> read("worldmill-hashes/2\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("worldmill-hashes/1");
    for (String line :
        List.of(
            "image\t-",
            "sound\t-\t-\t-\t-\t-\t-",
            "image\txyz\t-\t-\t-\t-\t-",
            "image\t-\t0\t-\t-\t-\t-",
            "image\t-\t0\tzz\t00\t-\t-",
            "image\t-\t0\t00\t00\t0:11\t-")) {
      assertThatThrownBy(() -> read("worldmill-hashes/1\n" + line + "\n"))
          .as(line)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("line 2");
    }
  }
}
