package org.worldmill.ingest.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a licence's names and web addresses to its SPDX identifier (SPDX License List 3). A name
 * that fits several, such as "BSD" or "CC BY" without a version, stays unknown.
 */
final class SpdxNames {

  private static final Pattern CC_URL =
      Pattern.compile(
          "creativecommons\\.org/licenses/(by(?:-nc)?(?:-nd|-sa)?)/(\\d\\.\\d)(?:/([a-z]{2,4}))?");
  private static final Pattern CC_CODE =
      Pattern.compile("cc-?(by(?:-nc)?(?:-nd|-sa)?)-v?(\\d(?:\\.\\d)?)(?:-(.*))?");
  private static final Set<String> NO_PORT =
      Set.of("", "international", "intl", "unported", "generic", "license", "licence", "deed");
  private static final Set<String> CC_VERSIONS = Set.of("1.0", "2.0", "2.5", "3.0", "4.0");
  private static final Set<String> PORTS =
      Set.of("at", "au", "de", "fr", "igo", "nl", "us", "uk", "it", "jp");
  private static final Map<String, String> NAMES = new HashMap<>();

  static {
    names("CC0-1.0", "cc0", "cc-0", "cc0-1.0-universal", "cc-zero", "creative-commons-zero");
    names("CC0-1.0", "creativecommons.org/publicdomain/zero/1.0", "cc-0-1.0");
    names("CC-PDM-1.0", "creativecommons.org/publicdomain/mark/1.0", "public-domain-mark-1.0");
    names("MIT", "mit-license", "the-mit-license", "expat", "opensource.org/licenses/mit");
    names("MIT", "opensource.org/license/mit", "mit-license-mit", "the-mit-license-mit");
    names("Apache-2.0", "apache-license-2.0", "apache-license-version-2.0", "apache-2", "apache2");
    names("Apache-2.0", "apache2.0", "asl-2.0", "apache-license-2", "apache-license-v2.0");
    names("Apache-2.0", "apache.org/licenses/license-2.0", "apache-v2", "the-apache-license-2.0");
    names("Apache-2.0", "opensource.org/licenses/apache-2.0", "the-apache-license-version-2.0");
    names("BSD-2-Clause", "2-clause-bsd", "simplified-bsd", "simplified-bsd-license");
    names(
        "BSD-2-Clause", "freebsd", "bsd-2-clause-license", "opensource.org/licenses/bsd-2-clause");
    names("BSD-3-Clause", "3-clause-bsd", "new-bsd", "new-bsd-license", "modified-bsd");
    names("BSD-3-Clause", "bsd-3-clause-license", "opensource.org/licenses/bsd-3-clause");
    names("GPL-2.0-only", "gpl-2.0", "gplv2", "gpl-2", "gnu.org/licenses/old-licenses/gpl-2.0");
    names("GPL-3.0-only", "gpl-3.0", "gplv3", "gpl-3", "gnu.org/licenses/gpl-3.0");
    names("GPL-2.0-or-later", "gpl-2.0+", "gplv2+");
    names("GPL-3.0-or-later", "gpl-3.0+", "gplv3+");
    names("LGPL-2.1-only", "lgpl-2.1", "lgplv2.1");
    names("LGPL-3.0-only", "lgpl-3.0", "lgplv3");
    names("AGPL-3.0-only", "agpl-3.0", "agplv3", "gnu.org/licenses/agpl-3.0");
    names("MPL-2.0", "mozilla-public-license-2.0", "mozilla.org/mpl/2.0", "mpl2");
    names("ISC", "isc-license", "opensource.org/licenses/isc");
    names("Unlicense", "the-unlicense", "unlicense.org");
    names("BSL-1.0", "boost", "boost-software-license-1.0", "boost.org/license_1_0");
    names("Zlib", "zlib-license");
    names("ODbL-1.0", "odbl", "opendatacommons.org/licenses/odbl/1-0", "odbl-1.0");
    names("ODC-By-1.0", "odc-by", "opendatacommons.org/licenses/by/1-0");
    names("PDDL-1.0", "pddl", "opendatacommons.org/licenses/pddl/1-0");
    names("CDLA-Permissive-1.0", "cdla.dev/permissive-1-0");
    names("CDLA-Permissive-2.0", "cdla.dev/permissive-2-0");
    names("CDLA-Sharing-1.0", "cdla.dev/sharing-1-0");
    names("OGL-UK-3.0", "nationalarchives.gov.uk/doc/open-government-licence/version/3");
    names("etalab-2.0", "licence-ouverte-2.0");
    names("OFL-1.1", "sil-open-font-license-1.1");
    names("EUPL-1.2", "eupl-v1.2");
    names("MIT-0");
    names("MIT-CMU");
    names("HPND");
    names("0BSD", "bsd-zero-clause");
    names("WTFPL");
    names("Artistic-2.0");
    names("GFDL-1.3-only", "gfdl-1.3");
    names("GFDL-1.3-or-later");
    names("LGPL-2.1-or-later", "lgpl-2.1+");
    names("LGPL-3.0-or-later", "lgpl-3.0+");
    names("AGPL-3.0-or-later", "agpl-3.0+");
  }

  private SpdxNames() {}

  private static void names(String spdx, String... others) {
    NAMES.put(spdx.toLowerCase(Locale.ROOT), spdx);
    for (String other : others) {
      NAMES.put(other, spdx);
    }
  }

  /** The identifier for a name, an identifier in any case, or a web address. */
  static Optional<String> of(String statement) {
    String text = statement.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.length() > 300) {
      return Optional.empty();
    }
    if (text.startsWith("http://") || text.startsWith("https://") || text.contains(".org/")) {
      return ofUrl(text);
    }
    // "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)" says the same thing twice.
    String words = text.replaceAll("\\(?https?://\\S+\\)?", " ").strip();
    return ofWords(words.isEmpty() ? text : words);
  }

  private static Optional<String> ofUrl(String url) {
    Matcher cc = CC_URL.matcher(url);
    if (cc.find()) {
      String port = cc.group(3) == null ? "" : cc.group(3);
      return creativeCommons(
          cc.group(1), cc.group(2), Set.of("deed", "lega").contains(port) ? "" : port);
    }
    String bare =
        url.replaceAll("^https?://(www\\.)?", "")
            .replaceAll("[?#].*$", "")
            .replaceAll("\\.(txt|html|php)$", "")
            .replaceAll("/(legalcode|deed)?(\\.[a-z]{2})?/*$", "");
    if (bare.startsWith("spdx.org/licenses/")) {
      return ofWords(bare.substring("spdx.org/licenses/".length()));
    }
    return Optional.ofNullable(NAMES.get(bare));
  }

  private static Optional<String> ofWords(String words) {
    String key =
        words
            .replaceAll("creative[ _-]*commons", "cc")
            .replaceAll("\\battribution\\b", "by")
            .replaceAll("\\bnon[ -]?commercial\\b", "nc")
            .replaceAll("\\bno[ -]?deriv(ative)?s?( works)?\\b", "nd")
            .replaceAll("\\bshare[ -]?alike\\b", "sa")
            .replaceAll("[\"'(),:;_/\\s-]+", "-")
            .replaceAll("(^-+|-+$)", "");
    Optional<String> plain = Optional.ofNullable(NAMES.get(key));
    if (plain.isPresent()) {
      return plain;
    }
    Matcher cc =
        CC_CODE.matcher(key.replaceFirst("-(licen[sc]e)-", "-").replaceFirst("^(?=by-)", "cc-"));
    if (cc.matches()) {
      String version = cc.group(2).length() == 1 ? cc.group(2) + ".0" : cc.group(2);
      return creativeCommons(cc.group(1), version, cc.group(3) == null ? "" : cc.group(3));
    }
    return Optional.empty();
  }

  private static Optional<String> creativeCommons(String kind, String version, String rest) {
    Set<String> words = new TreeSet<>(Set.of(rest.split("-")[0]));
    for (String word : rest.split("-")) {
      words.add(word);
    }
    words.removeAll(NO_PORT);
    if (!CC_VERSIONS.contains(version) || words.size() > 1) {
      return Optional.empty();
    }
    String port = words.isEmpty() ? "" : words.iterator().next();
    if (!port.isEmpty() && !PORTS.contains(port)) {
      return Optional.empty();
    }
    String suffix = port.isEmpty() ? "" : "-" + port;
    return Optional.of(("CC-" + kind + "-" + version + suffix).toUpperCase(Locale.ROOT));
  }
}
