package org.worldmill.ingest.manners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.ingest.manners.OptOutSignal.Reach;

class EmbeddedOptOutTest {

  @TempDir private Path folder;

  private Optional<Reach> reach(int before, String said) throws IOException {
    byte[] noise = new byte[before];
    Arrays.fill(noise, (byte) 0xd1);
    byte[] text = said.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(noise, before + text.length + 100);
    System.arraycopy(text, 0, all, before, text.length);
    Path file = Files.write(folder.resolve("file"), all);
    return EmbeddedOptOut.in(file).map(OptOutSignal::reach);
  }

  @Test
  void findsTheDataMiningPropertyOfPlus() throws IOException {
    String uri = "http://ns.useplus.org/ldf/vocab/";
    assertThat(reach(10, "plus:DataMining=\"" + uri + "DMI-PROHIBITED\"")).contains(Reach.ALL);
    assertThat(reach(10, "<plus:DataMining>" + uri + "DMI-PROHIBITED-GENAIMLTRAINING</plus"))
        .contains(Reach.ALL);
    assertThat(reach(10, "<plus:DataMining rdf:resource='" + uri + "DMI-ALLOWED'/>"))
        .contains(Reach.NOTHING);
    assertThat(reach(10, "<plus:DataMining>" + uri + "DMI-UNSPECIFIED</plus")).isEmpty();
    assertThat(reach(10, "data mining is DMI-PROHIBITED")).isEmpty();
  }

  @Test
  void findsTheTrainingMiningAssertionOfC2pa() throws IOException {
    assertThat(reach(10, "c2pa.training-mining\0gentries..c2pa.ai_training cuse jnotAllowed"))
        .contains(Reach.ALL);
    assertThat(reach(10, "cawg.training-mining {\"use\":\"constrained\"}")).contains(Reach.ALL);
    assertThat(reach(10, "cawg.training-mining {\"use\":\"allowed\"}")).isEmpty();
  }

  @Test
  void findsItAcrossTheSeamsOfItsReading() throws IOException {
    for (int before : new int[] {(1 << 20) - 5, (1 << 20) + 8187, (2 << 20) - 40, 3_000_000}) {
      assertThat(reach(before, "<plus:DataMining>DMI-PROHIBITED</plus"))
          .as("after %d bytes", before)
          .contains(Reach.ALL);
    }
  }

  @Test
  void aFileThatSaysNothingSaysNothing() throws IOException {
    assertThat(reach(0, "")).isEmpty();
  }
}
