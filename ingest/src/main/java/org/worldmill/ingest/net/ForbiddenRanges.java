package org.worldmill.ingest.net;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that are not on the public internet, or that carry one inside which may not be: the
 * special-purpose registries of IANA (RFC 6890 and its successors), the ways in which IPv6 wraps
 * IPv4, and the metadata services of clouds.
 */
final class ForbiddenRanges {

  private static final Map<IPAddress, String> RANGES = new LinkedHashMap<>();
  private static final IPAddress PUBLIC_V6 = range("2000::/3");

  static {
    forbid("this network", "0.0.0.0/8");
    forbid("private", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10");
    forbid("shared by a carrier (CGNAT)", "100.64.0.0/10");
    forbid("loopback", "127.0.0.0/8", "::1/128");
    forbid("link-local, metadata of clouds among it", "169.254.0.0/16", "fe80::/10");
    forbid("metadata of a cloud", "168.63.129.16/32");
    forbid("for protocols", "192.0.0.0/24", "2001::/23");
    forbid("for documentation", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24");
    forbid("for documentation", "2001:db8::/32", "3fff::/20");
    forbid("for benchmarks", "198.18.0.0/15");
    forbid("6to4", "192.88.99.0/24", "2002::/16");
    forbid("Teredo", "2001::/32");
    forbid("NAT64", "64:ff9b::/96", "64:ff9b:1::/48");
    forbid("IPv4 mapped into IPv6", "::ffff:0:0/96", "::ffff:0:0:0/96");
    forbid("IPv4 inside IPv6", "::/96");
    forbid("multicast", "224.0.0.0/4", "ff00::/8");
    forbid("reserved", "240.0.0.0/4");
    forbid("discard", "100::/64");
  }

  private ForbiddenRanges() {}

  private static void forbid(String what, String... ranges) {
    for (String range : ranges) {
      RANGES.put(range(range), what);
    }
  }

  private static IPAddress range(String text) {
    return new IPAddressString(text).getAddress().toPrefixBlock();
  }

  /** What kind of address it is, if it must not be asked. */
  static Optional<String> of(InetAddress address) {
    // From the bytes: a scope such as %eth0 would keep it out of every range.
    IPAddress plain = new IPAddressGenerator().from(address.getAddress());
    // The narrowest range tells most: Teredo lies within that of protocols.
    Optional<String> found =
        RANGES.entrySet().stream()
            .filter(range -> range.getKey().contains(plain))
            .max(
                java.util.Comparator.comparingInt(range -> range.getKey().getNetworkPrefixLength()))
            .map(Map.Entry::getValue);
    if (found.isEmpty() && plain.isIPv6() && !PUBLIC_V6.contains(plain)) {
      return Optional.of("not assigned");
    }
    return found.isEmpty() && isIsatap(address.getAddress())
        ? Optional.of("IPv4 inside IPv6 (ISATAP)")
        : found;
  }

  /** RFC 5214: the interface identifier is {@code [02]00:5efe} and an IPv4 address. */
  private static boolean isIsatap(byte[] bytes) {
    return bytes.length == 16
        && (bytes[8] & 0xfd) == 0
        && bytes[9] == 0
        && bytes[10] == 0x5e
        && (bytes[11] & 0xff) == 0xfe;
  }
}
