package org.worldmill.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanionTest {

  private static final BlobRef BLOB = new BlobRef(ContentHash.of("a"), 1, "image/png");

  @ParameterizedTest
  @ValueSource(
      strings = {"a.png", "tex/a.png", "../meshes/a.obj", "../../../data/a.parquet", "..a/b"})
  void staysBesideItsMainFileOrInOneOfThreeFoldersAbove(String path) {
    assertThat(new Companion(path, BLOB).path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "../../../../a.obj",
        "..//etc/passwd",
        "tex/../../a.png",
        "../meshes/..",
        "..",
        "../.."
      })
  void neverLeavesItsBundle(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Companion(path, BLOB))
        .withMessage("a companion stays inside its bundle: '" + path + "'");
  }

  @Test
  void countsTheStepsUpwardsAtTheBeginning() {
    assertThat(Companion.stepsUp("a/../b")).isZero();
    assertThat(Companion.stepsUp("../../a")).isEqualTo(2);
  }
}
