package org.worldmill.ingest.page;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.worldmill.schemas.Licence;
import org.worldmill.schemas.crawl.LicenceProfile;

/** Says whether a licence lets a crawl take a medium, and in any case why. */
public final class LicenceGate {

  private static final double LEAST_TRUST = 0.5;

  /** Creative Commons without NC and ND: redistribution and change are permitted to everyone. */
  private static final Pattern OPEN_CC = Pattern.compile("CC-(BY|BY-SA)-[0-9.]+(-[A-Z]+)?");

  private static final Pattern CLOSED_CC =
      Pattern.compile("CC-BY-(NC|ND|NC-SA|NC-ND)-[0-9.]+(-[A-Z]+)?");

  private static final Set<String> OPEN =
      Set.of(
          "CC0-1.0",
          "CC-PDM-1.0",
          "MIT",
          "MIT-0",
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "0BSD",
          "ISC",
          "Zlib",
          "BSL-1.0",
          "Unlicense",
          "MPL-2.0",
          "PDDL-1.0",
          "ODC-By-1.0",
          "ODbL-1.0",
          "CDLA-Permissive-1.0",
          "CDLA-Permissive-2.0",
          "GPL-2.0-only",
          "GPL-2.0-or-later",
          "GPL-3.0-only",
          "GPL-3.0-or-later",
          "LGPL-2.1-only",
          "LGPL-3.0-only",
          "AGPL-3.0-only");

  private final LicenceProfile profile;

  /** The gate of a profile. */
  public LicenceGate(LicenceProfile profile) {
    this.profile = profile;
  }

  /** Why a medium under this licence is not taken; empty if it is. */
  public Optional<String> refusal(Licence licence) {
    String name = profile.name().name().toLowerCase(java.util.Locale.ROOT);
    if (licence.spdx().isEmpty()) {
      boolean stated = licence.evidence().isPresent();
      return profile.name() == LicenceProfile.Name.RESEARCH && !stated
          ? Optional.empty()
          : Optional.of(
              "profile "
                  + name
                  + (stated ? ": the terms are not known: " : ": no terms are stated")
                  + licence.evidence().orElse(""));
    }
    String spdx = licence.spdx().get();
    if (licence.confidence() < LEAST_TRUST) {
      return Optional.of("profile " + name + ": " + spdx + " is not stated clearly enough");
    }
    boolean taken =
        switch (profile.name()) {
          case OPEN -> isOpen(spdx);
          case RESEARCH -> isOpen(spdx) || CLOSED_CC.matcher(spdx).matches();
          case CUSTOM -> profile.allow().contains(spdx);
        };
    return taken ? Optional.empty() : Optional.of("profile " + name + " does not take " + spdx);
  }

  /** Why a medium under this licence is taken, in words. */
  public String basis(Licence licence) {
    String name = profile.name().name().toLowerCase(java.util.Locale.ROOT);
    return "profile "
        + name
        + ": "
        + licence.spdx().orElse("no terms are stated")
        + licence.evidence().map(evidence -> " by " + evidence).orElse("");
  }

  /**
   * Terms that a list of media states for each of them.
   *
   * @param said a licence's name or address; blank for none
   * @param where which list
   */
  public static Licence stated(String said, String where, Optional<String> attribution) {
    return Terms.of(said, Terms.OWN, where, attribution);
  }

  private static boolean isOpen(String spdx) {
    return OPEN.contains(spdx) || OPEN_CC.matcher(spdx).matches();
  }
}
