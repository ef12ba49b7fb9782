package org.worldmill.ingest.source;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the usual licences by phrases of their texts that no other licence has. */
final class LicenceTexts {

  private static final Pattern IDENTIFIER =
      Pattern.compile("spdx-license-identifier:\\s*([a-z0-9.+-]+)");
  private static final Pattern CC_TITLE =
      Pattern.compile(
          "attribution(-noncommercial)?(-noderivatives|-noderivs|-sharealike)? (\\d\\.\\d) "
              + "(international|unported|generic)");
  private static final Pattern URL =
      Pattern.compile("https?://(?:www\\.)?creativecommons\\.org/[a-z0-9./-]+");

  private LicenceTexts() {}

  /** The licence whose text this is. */
  static Optional<String> identify(String text) {
    String flat = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    Matcher identifier = IDENTIFIER.matcher(flat);
    if (identifier.find()) {
      return SpdxNames.of(identifier.group(1));
    }
    Optional<String> software = software(flat).or(() -> gnu(flat));
    return software.isPresent() ? software : content(flat);
  }

  private static Optional<String> software(String flat) {
    if (flat.contains("permission is hereby granted, free of charge, to any person obtaining")) {
      boolean notice = flat.contains("shall be included in all copies");
      return Optional.of(notice ? "MIT" : "MIT-0");
    }
    if (flat.contains("apache license") && flat.contains("version 2.0, january 2004")) {
      return Optional.of("Apache-2.0");
    }
    if (flat.contains("licensed under the apache license, version 2.0")) {
      return Optional.of("Apache-2.0");
    }
    if (flat.contains("redistributions of source code must retain the above copyright")) {
      boolean advertising = flat.contains("all advertising materials mentioning");
      boolean names =
          flat.contains("neither the name") || flat.contains("may not be used to endorse");
      String clauses = names ? "BSD-3-Clause" : "BSD-2-Clause";
      return advertising ? Optional.empty() : Optional.of(clauses);
    }
    if (flat.contains("permission to use, copy, modify, and/or distribute this software")
        || flat.contains("permission to use, copy, modify, and distribute this software for any")) {
      boolean isc = flat.contains("provided that the above copyright notice and this permission");
      return isc && flat.contains("the author disclaims all warranties")
          ? Optional.of("ISC")
          : Optional.empty();
    }
    if (flat.contains("this is free and unencumbered software released into the public domain")) {
      return Optional.of("Unlicense");
    }
    return flat.contains("mozilla public license version 2.0")
        ? Optional.of("MPL-2.0")
        : Optional.empty();
  }

  /** A GNU licence's own text grants that version; "or later" is said elsewhere, if at all. */
  private static Optional<String> gnu(String flat) {
    String head = flat.substring(0, Math.min(flat.length(), 200));
    if (!head.contains("gnu ")) {
      return Optional.empty();
    }
    if (head.contains("affero general public license version 3")) {
      return Optional.of("AGPL-3.0-only");
    }
    if (head.contains("lesser general public license version 3")) {
      return Optional.of("LGPL-3.0-only");
    }
    if (head.contains("lesser general public license version 2.1")) {
      return Optional.of("LGPL-2.1-only");
    }
    if (head.contains("gnu general public license version 3")) {
      return Optional.of("GPL-3.0-only");
    }
    return head.contains("gnu general public license version 2")
        ? Optional.of("GPL-2.0-only")
        : Optional.empty();
  }

  private static Optional<String> content(String flat) {
    if (flat.contains("cc0 1.0 universal")) {
      return Optional.of("CC0-1.0");
    }
    if (flat.contains("open database license") && flat.contains("odbl")) {
      return Optional.of("ODbL-1.0");
    }
    Matcher title = CC_TITLE.matcher(flat);
    if (title.find()) {
      return SpdxNames.of("Creative Commons " + title.group());
    }
    Matcher url = URL.matcher(flat);
    while (url.find()) {
      Optional<String> found = SpdxNames.of(url.group().replaceAll("[./]+$", ""));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
