package org.worldmill.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.crawl.LicenceProfile;
import org.worldmill.schemas.crawl.LicenceProfile.Name;

class LicenceGateTest {

  private static Licence licence(String spdx, double trust) {
    return new Licence(
        Optional.of(spdx), Optional.empty(), Optional.empty(), Optional.of("page"), trust);
  }

  private static boolean takes(LicenceProfile profile, Licence licence) {
    return new LicenceGate(profile).refusal(licence).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CC0-1.0, true, true", "CC-BY-4.0, true, true", "CC-BY-SA-3.0-DE, true, true",
    "MIT, true, true", "CC-BY-NC-4.0, false, true", "CC-BY-ND-2.0, false, true",
    "CC-BY-NC-SA-4.0, false, true", "LicenseRef-Mine, false, false"
  })
  void profilesTakeWhatTheySay(String spdx, boolean open, boolean research) {
    assertThat(takes(LicenceProfile.OPEN, licence(spdx, 0.7))).isEqualTo(open);
    assertThat(takes(new LicenceProfile(Name.RESEARCH, List.of()), licence(spdx, 0.7)))
        .isEqualTo(research);
  }

  @Test
  void whatIsUnknownIsRefusedInOpenAndWhatIsNotUnderstoodInAll() {
    LicenceProfile research = new LicenceProfile(Name.RESEARCH, List.of());
    Licence strange = Terms.of("All rights reserved", 0.9, "meta", Optional.empty());
    assertThat(takes(LicenceProfile.OPEN, Licence.UNKNOWN)).isFalse();
    assertThat(takes(research, Licence.UNKNOWN)).isTrue();
    assertThat(takes(research, strange)).isFalse();
    assertThat(new LicenceGate(LicenceProfile.OPEN).refusal(strange).orElseThrow())
        .contains("All rights reserved");
  }

  @Test
  void aListTakesItsLicencesAlone() {
    LicenceProfile mine = new LicenceProfile(Name.CUSTOM, List.of("CC-BY-NC-4.0"));
    assertThat(takes(mine, licence("CC-BY-NC-4.0", 0.5))).isTrue();
    assertThat(takes(mine, licence("CC-BY-4.0", 0.9))).isFalse();
    assertThat(takes(mine, licence("CC-BY-NC-4.0", 0.4))).isFalse();
  }

  @Test
  void saysWhy() {
    assertThat(new LicenceGate(LicenceProfile.OPEN).basis(licence("CC0-1.0", 1)))
        .isEqualTo("profile open: CC0-1.0 by page");
  }
}
