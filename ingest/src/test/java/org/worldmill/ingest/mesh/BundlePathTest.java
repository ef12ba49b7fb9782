package org.worldmill.ingest.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

class BundlePathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../a.bin",
        "a/../../b.bin",
        "%2e%2e/a.bin",
        "a%2f..%2f..%2fb",
        "%2Fetc/passwd",
        "http://host/a.bin",
        "file:a.bin",
        "C:\\a.bin",
        "..\\a.bin",
        "a%00.bin",
        "",
        ".",
        "%ff.bin"
      })
  void refusesWhatLeavesTheBundle(String uri) {
    assertThatExceptionOfType(MediaException.class)
        .isThrownBy(() -> BundlePath.ofUri(uri))
        .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE));
  }

  @Test
  void decodesPercentSignsOnce() throws Exception {
    assertThat(BundlePath.ofUri("./a%20b//c%252e.bin")).isEqualTo("a b/c%2e.bin");
    assertThat(BundlePath.ofUri("100%.bin")).isEqualTo("100%.bin");
  }

  @Test
  void refusesLinksThatLeadOutAndMissingFiles(@TempDir Path folder) throws Exception {
    Path bundle = Files.createDirectory(folder.resolve("bundle"));
    Path outside = Files.writeString(folder.resolve("secret"), "x");
    Files.createSymbolicLink(bundle.resolve("link"), outside);
    Files.writeString(bundle.resolve("own"), "x");
    Files.createSymbolicLink(bundle.resolve("inner"), bundle.resolve("own"));

    for (String name : new String[] {"link", "missing"}) {
      assertThatExceptionOfType(MediaException.class)
          .isThrownBy(() -> BundlePath.resolve(bundle, name))
          .withMessageContaining(name)
          .satisfies(e -> assertThat(e.code()).isEqualTo(Code.BAD_REFERENCE));
    }
    assertThat(BundlePath.resolve(bundle, "inner")).isEqualTo(bundle.resolve("own").toRealPath());
  }
}
