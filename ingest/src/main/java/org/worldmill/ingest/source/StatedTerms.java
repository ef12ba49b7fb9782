package org.worldmill.ingest.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Terms of use as a metadata sidecar states them.
 *
 * @param licence the licence's name as written
 * @param url where it says that the terms stand
 * @param attribution whom to name
 * @param where the key and value of the statement about terms, if there is one
 */
record StatedTerms(
    Optional<String> licence,
    Optional<String> url,
    Optional<String> attribution,
    Optional<String> where) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_NODES = 2000;
  private static final int MAX_VALUE = 500;
  private static final Set<String> LICENCE_KEYS =
      Set.of(
          "license",
          "licence",
          "licensename",
          "licencename",
          "spdx",
          "spdxid",
          "licenseid",
          "licenceid",
          "licensetype",
          "usageterms",
          "rights",
          "dcrights",
          "xmprightsusageterms");
  private static final Set<String> URL_KEYS =
      Set.of("licenseurl", "licenceurl", "licenselink", "licencelink", "rightsurl", "webstatement");
  private static final Set<String> PERSON_KEYS =
      Set.of(
          "attribution",
          "credit",
          "credits",
          "creator",
          "author",
          "artist",
          "photographer",
          "copyrightholder",
          "rightsholder",
          "by");
  private static final Pattern LINE =
      Pattern.compile("(?m)^[ \\t#*-]*([A-Za-z][A-Za-z _-]{1,40}?)\\s*[:=]\\s*(\\S[^\\r\\n]*)$");

  /** Terms stated in a JSON object, the statement nearest to its root; nothing if it is broken. */
  static StatedTerms ofJson(String text) {
    Collector found = new Collector();
    try {
      Deque<JsonNode> open = new ArrayDeque<>();
      open.add(JSON.readTree(text));
      for (int seen = 0; !open.isEmpty() && seen < MAX_NODES; seen++) {
        JsonNode node = open.removeFirst();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
          found.take(field.getKey(), field.getValue());
          if (field.getValue().isObject()) {
            open.addLast(field.getValue());
          }
        }
      }
    } catch (JsonProcessingException e) {
      // A broken sidecar says nothing; its text is kept beside the asset all the same.
      return new Collector().terms();
    }
    return found.terms();
  }

  /** Terms stated in lines such as {@code License: CC BY 4.0}. */
  static StatedTerms ofLines(String text) {
    Collector found = new Collector();
    Matcher line = LINE.matcher(text);
    while (line.find()) {
      String key = line.group(1);
      found.take(key.equalsIgnoreCase("SPDX-License-Identifier") ? "spdx" : key, line.group(2));
    }
    return found.terms();
  }

  /** The first of each that was met. */
  private static final class Collector {
    private Optional<String> licence = Optional.empty();
    private Optional<String> url = Optional.empty();
    private Optional<String> person = Optional.empty();
    private Optional<String> where = Optional.empty();

    void take(String key, JsonNode value) {
      if (value.isObject() && LICENCE_KEYS.contains(fold(key))) {
        for (String name : new String[] {"spdx", "id", "name", "title", "type"}) {
          take("license", value.path(name).asText(""));
        }
        take("license_url", value.path("url").asText(""));
      } else if (value.isArray() && value.size() > 0) {
        take(key, value.get(0));
      } else if (value.isObject() && PERSON_KEYS.contains(fold(key))) {
        take(key, value.path("name").asText(""));
      } else if (value.isTextual()) {
        take(key, value.asText());
      }
    }

    void take(String key, String value) {
      String said = value.strip();
      String name = fold(key);
      if (said.isEmpty() || said.length() > MAX_VALUE) {
        return;
      }
      if (LICENCE_KEYS.contains(name) && licence.isEmpty()) {
        licence = Optional.of(said);
        url = url.or(() -> said.startsWith("http") ? Optional.of(said) : Optional.empty());
        where = where.or(() -> Optional.of(key + " = " + said));
      } else if (URL_KEYS.contains(name) && url.isEmpty()) {
        url = Optional.of(said);
        where = where.or(() -> Optional.of(key + " = " + said));
      } else if (PERSON_KEYS.contains(name) && person.isEmpty()) {
        person = Optional.of(said);
      }
    }

    StatedTerms terms() {
      return new StatedTerms(licence, url, person, where);
    }

    private static String fold(String key) {
      return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
  }
}
