package org.worldmill.ingest.net;

import java.util.regex.Pattern;

/**
 * Addresses as they may be shown to people, logged and published: what opens a door, a user in the
 * authority and the values of query parameters whose names say that they are a key, a token or a
 * signature, stands as three dots. Works on any text, whatever else is in it.
 */
public final class ShownAddress {

  private static final String MASK = "...";

  private static final Pattern USER = Pattern.compile("(?<=[a-zA-Z0-9]://)[^/?#@\\s\"'<>]+(?=@)");

  /** Names of AWS, Google and Azure signatures, of CDNs, and what people call such things. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([?&;]"
              + "(?:[\\w.~-]*(?:token|signature|secret|passw|credential|api[_-]?key|access[_-]?key"
              + "|security|session|oauth|hmac|key-pair-id|policy)[\\w.~-]*"
              + "|auth|authkey|key|sig|pwd|pass|jwt|sid|code|st|hdnts|hdnea|__gda__|__token__)=)"
              + "[^&;#\\s\"'<>]+");

  private ShownAddress() {}

  /** A text with every address in it as it may be shown. */
  public static String in(String text) {
    if (text.indexOf('=') < 0 && text.indexOf('@') < 0) {
      return text;
    }
    String plain = USER.matcher(text).replaceAll(MASK);
    return SECRET.matcher(plain).replaceAll("$1" + MASK);
  }
}
