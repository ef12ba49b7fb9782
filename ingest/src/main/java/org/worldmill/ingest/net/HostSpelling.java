package org.worldmill.ingest.net;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hosts that are refused by the way they are spelled, before anybody is asked about them. Names
 * that are reserved (RFC 6761, 6762, 7686, 8375, 9476) or of one label lead into somebody's own
 * network; an address in an odd spelling ({@code 0177.0.0.1}, {@code 2130706433}) reads differently
 * from library to library and is written by nobody who means well.
 */
final class HostSpelling {

  private static final Pattern QUAD =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{1,63}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
  private static final List<String> RESERVED =
      List.of(
          "localhost",
          "local",
          "localdomain",
          "internal",
          "intranet",
          "private",
          "corp",
          "home",
          "lan",
          "arpa",
          "onion",
          "invalid",
          "example",
          "test",
          "alt");

  private HostSpelling() {}

  /** Whether a URL parser takes this host for an IPv4 address (WHATWG URL, 3.5). */
  static boolean endsInANumber(String host) {
    return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
  }

  /** Whether it is a plain address: dotted decimals, or IPv6 in brackets. */
  static boolean isAddress(String host) {
    return host.startsWith("[") || QUAD.matcher(host).matches();
  }

  /** Why this host is never asked; empty if its spelling is sound. */
  static Optional<String> refusal(String host) {
    if (isAddress(host)) {
      return Optional.empty();
    }
    if (endsInANumber(host)) {
      return Optional.of("'" + host + "' is an address in an odd spelling");
    }
    if (!NAME.matcher(host).matches() || host.length() > 253) {
      return Optional.of("'" + host + "' is not the name of a host on the public web");
    }
    String top = host.substring(host.lastIndexOf('.') + 1);
    return RESERVED.contains(top)
        ? Optional.of("names below '" + top + "' are reserved for private use")
        : Optional.empty();
  }
}
