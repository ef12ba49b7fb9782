package org.worldmill.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Sidecar.Kind;
import org.worldmill.schemas.config.SourceConfig;

class LicenceEvidenceTest {

  private static final SourceConfig PLAIN = SourceConfig.of("/in");
  private static final SourceConfig DEFAULTS =
      new SourceConfig("/in", List.of(), List.of(), Optional.of("mit"), Optional.of("The Lab"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CC-BY-4.0 | CC-BY-4.0",
        "cc by 4.0 | CC-BY-4.0",
        "CC BY-NC-SA 3.0 | CC-BY-NC-SA-3.0",
        "Creative Commons Attribution 4.0 International | CC-BY-4.0",
        "Creative Commons Attribution-ShareAlike 4.0 International License | CC-BY-SA-4.0",
        "Creative Commons Attribution-NonCommercial-NoDerivatives 4.0 | CC-BY-NC-ND-4.0",
        "https://creativecommons.org/licenses/by/4.0/ | CC-BY-4.0",
        "http://creativecommons.org/licenses/by-sa/3.0/us/ | CC-BY-SA-3.0-US",
        "https://creativecommons.org/licenses/by/4.0/deed.en | CC-BY-4.0",
        "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/) | CC-BY-4.0",
        "https://creativecommons.org/publicdomain/zero/1.0/ | CC0-1.0",
        "CC0 | CC0-1.0",
        "CC0 1.0 Universal | CC0-1.0",
        "MIT | MIT",
        "The MIT License | MIT",
        "Apache License, Version 2.0 | Apache-2.0",
        "https://www.apache.org/licenses/LICENSE-2.0.txt | Apache-2.0",
        "apache-2.0 | Apache-2.0",
        "New BSD License | BSD-3-Clause",
        "GPLv3 | GPL-3.0-only",
        "https://spdx.org/licenses/ODbL-1.0.html | ODbL-1.0"
      })
  void knowsALicenceByItsNames(String statement, String spdx) {
    Licence licence =
        LicenceEvidence.of(List.of(json("{\"license\": \"" + statement + "\"}")), PLAIN);
    assertThat(licence.spdx()).contains(spdx);
    assertThat(licence.evidence()).contains("clip.json: license = " + statement);
    assertThat(licence.confidence()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CC BY",
        "BSD",
        "GPL",
        "free to use",
        "All rights reserved",
        "public domain",
        "CC BY 4.0 but not for robots",
        "CC-BY-9.0",
        "MIT or something"
      })
  void leavesTheUnclearUnknownAndLetsNoDefaultOverruleIt(String statement) {
    Licence licence =
        LicenceEvidence.of(List.of(json("{\"licence\": \"" + statement + "\"}")), DEFAULTS);
    assertThat(licence.spdx()).isEmpty();
    assertThat(licence.evidence()).contains("clip.json: licence = " + statement);
    assertThat(licence.confidence()).isEqualTo(0.2);
  }

  @Test
  void readsNestedKeysAndWhomToName() {
    String text =
        "{\"title\": \"x\", \"meta\": {\"License\": {\"name\": \"CC BY 4.0\", \"url\": \"https://x.org/y\"},"
            + " \"creator\": [{\"name\": \"Ada\"}]}}";
    Licence licence = LicenceEvidence.of(List.of(json(text)), DEFAULTS);
    assertThat(licence.spdx()).contains("CC-BY-4.0");
    assertThat(licence.url()).contains("https://x.org/y");
    assertThat(licence.attribution()).contains("Ada");
  }

  @Test
  void prefersTheFilesOwnStatementToItsFoldersAndThatToTheConfiguration() {
    Sidecar folder =
        new Sidecar(Kind.LICENCE, "LICENSE", "Apache License\n Version 2.0, January 2004");
    Sidecar text =
        new Sidecar(Kind.TEXT, "clip.txt", "A walk.\nLicense: CC BY-SA 4.0\nCredit: Bo\n");
    assertThat(LicenceEvidence.of(List.of(folder, text), DEFAULTS))
        .isEqualTo(
            new Licence(
                Optional.of("CC-BY-SA-4.0"),
                Optional.empty(),
                Optional.of("Bo"),
                Optional.of("clip.txt: License = CC BY-SA 4.0"),
                0.9));
    Licence ofFolder = LicenceEvidence.of(List.of(folder), DEFAULTS);
    assertThat(ofFolder.spdx()).contains("Apache-2.0");
    assertThat(ofFolder.attribution()).contains("The Lab");
    assertThat(ofFolder.confidence()).isEqualTo(0.7);
    Licence configured = LicenceEvidence.of(List.of(), DEFAULTS);
    assertThat(configured.spdx()).contains("MIT");
    assertThat(configured.evidence()).contains("configuration: sources.licence = mit");
  }

  @Test
  void knowsNothingWhereNothingIsSaid() {
    assertThat(LicenceEvidence.of(List.of(json("{\"title\": \"x\"}"), json("{broken")), PLAIN))
        .isEqualTo(Licence.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Permission is hereby granted, free of charge, to any person obtaining a copy. The above notice shall be included in all copies | MIT",
        "Redistributions of source code must retain the above copyright notice. Neither the name of X | BSD-3-Clause",
        "Redistributions of source code must retain the above copyright notice. | BSD-2-Clause",
        "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007 | GPL-3.0-only",
        "Creative Commons Legal Code CC0 1.0 Universal | CC0-1.0",
        "Attribution-ShareAlike 4.0 International | CC-BY-SA-4.0",
        "The clips are under https://creativecommons.org/licenses/by/3.0/. | CC-BY-3.0"
      })
  void knowsALicenceByItsText(String text, String spdx) {
    assertThat(LicenceTexts.identify(text)).contains(spdx);
  }

  private static Sidecar json(String text) {
    return new Sidecar(Kind.JSON, "clip.json", text);
  }
}
