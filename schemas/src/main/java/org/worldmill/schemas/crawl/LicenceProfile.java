package org.worldmill.schemas.crawl;

import java.io.Serializable;
import java.util.List;

/**
 * Which licences a crawl takes.
 *
 * @param name the rule
 * @param allow SPDX ids that a custom profile takes; empty otherwise
 */
public record LicenceProfile(Name name, List<String> allow) implements Serializable {

  /** The rules. */
  public enum Name {
    /** Licences that permit redistribution and change, and say so; what is unknown is refused. */
    OPEN,
    /** As above, and such as forbid commercial use or change, and what states none at all. */
    RESEARCH,
    /** The licences of a list. */
    CUSTOM
  }

  /** Open licences alone. */
  public static final LicenceProfile OPEN = new LicenceProfile(Name.OPEN, List.of());

  public LicenceProfile {
    allow = List.copyOf(allow);
    if (allow.isEmpty() == (name == Name.CUSTOM)) {
      throw new IllegalArgumentException(
          "a list of licences goes with the profile 'custom', and with no other");
    }
  }
}
