package org.worldmill.ingest.net;

import crawlercommons.domains.EffectiveTldFinder;
import crawlercommons.filters.basic.BasicURLNormalizer;
import inet.ipaddr.IPAddressString;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.worldmill.schemas.ContentHash;

/**
 * The address of something on the web in its one canonical spelling: scheme and host in lowercase,
 * the host in ASCII, no default port, no fragment, dots resolved, escapes in one form.
 *
 * @param text the whole of it
 * @param scheme {@code http} or {@code https}
 * @param host a name, or an address, the latter in brackets if it is IPv6
 * @param port the port that is connected to
 * @param target path and query, as a request line and robots.txt have it
 */
public record WebUrl(String text, String scheme, String host, int port, String target) {

  static final int LONGEST = 2048;
  private static final Set<Integer> PORTS = Set.of(80, 443, 8080, 8443);
  private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();
  private static final Pattern V6 = Pattern.compile("(?i)(https?://)\\[([0-9a-f:.]+)\\](.*)");
  private static final String STAND_IN = "v6.example.org";

  /**
   * The address in a text.
   *
   * @throws AddressException if it is none, or has what no honest link has: a user, a backslash,
   *     control characters
   */
  public static WebUrl of(String spelled) throws AddressException {
    Optional<WebUrl> plain = PlainUrl.of(spelled);
    return plain.isPresent() ? plain.get() : parsed(spelled);
  }

  /** The same by the general parsers. */
  static WebUrl parsed(String spelled) throws AddressException {
    String raw = spelled.strip();
    requirePlain(raw);
    try {
      URI uri = new URI(normalized(raw));
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new AddressException("only http and https are asked, not '" + scheme + "'");
      }
      if (uri.getRawUserInfo() != null || uri.getHost() == null) {
        throw new AddressException("it has a user or no host");
      }
      return of(uri, scheme);
    } catch (URISyntaxException e) {
      throw new AddressException("it cannot be parsed: " + e.getReason());
    }
  }

  private static WebUrl of(URI uri, String scheme) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    int usual = scheme.equals("http") ? 80 : 443;
    int port = uri.getPort() < 0 ? usual : uri.getPort();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    String shown = port == usual ? "" : ":" + port;
    return new WebUrl(scheme + "://" + host + shown + target, scheme, host, port, target);
  }

  private static void requirePlain(String raw) throws AddressException {
    if (raw.length() > LONGEST) {
      throw new AddressException("it is longer than " + LONGEST + " characters");
    }
    if (raw.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
      throw new AddressException("it holds control characters or a backslash");
    }
    int authority = raw.indexOf("://") + 3;
    int end = raw.length();
    for (char stop : new char[] {'/', '?', '#'}) {
      int at = raw.indexOf(stop, authority);
      end = at >= 0 && at < end ? at : end;
    }
    if (authority < 3 || raw.substring(authority, end).contains("@")) {
      throw new AddressException("it is no absolute address, or names a user");
    }
  }

  private static String normalized(String raw) throws AddressException {
    Matcher v6 = V6.matcher(raw);
    if (!v6.matches()) {
      return filtered(raw);
    }
    // Quirk: the normalizer of crawler-commons knows no IPv6 address.
    IPAddressString address = new IPAddressString(v6.group(2));
    if (!address.isValid() || !address.isIPv6() || address.isPrefixed()) {
      throw new AddressException("it has no plain IPv6 address");
    }
    String canonical = "[" + address.getAddress().toCanonicalString() + "]";
    return filtered(v6.group(1) + STAND_IN + v6.group(3)).replaceFirst(STAND_IN, canonical);
  }

  private static String filtered(String raw) throws AddressException {
    try {
      String text = NORMALIZER.filter(raw);
      if (text == null) {
        throw new AddressException("it cannot be brought to a canonical spelling");
      }
      return text;
    } catch (RuntimeException e) {
      // The normalizer trusts java.net.URL and java.net.IDN, which refuse some input unchecked.
      throw new AddressException("it cannot be brought to a canonical spelling");
    }
  }

  /**
   * An address as a page or a header spells it, relative to this one.
   *
   * @throws AddressException if that is none
   */
  public WebUrl resolve(String reference) throws AddressException {
    Optional<WebUrl> known =
        PlainUrl.of(PlainUrl.isPath(reference) ? origin() + reference : reference);
    return known.isPresent() ? known.get() : resolved(reference);
  }

  /** The same by the general parsers. */
  WebUrl resolved(String reference) throws AddressException {
    try {
      String plain = reference.strip().replace(" ", "%20");
      return parsed(
          URI.create(text).resolve(plain.startsWith("?") ? path() + plain : plain).toString());
    } catch (IllegalArgumentException e) {
      throw new AddressException("it cannot be parsed: '" + reference + "'");
    }
  }

  /** The path alone, as it is escaped. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** Scheme, host and port: what a robots.txt speaks for. */
  public String origin() {
    return text.substring(0, text.length() - target.length());
  }

  /** The identity of this address: 32 hex digits. */
  public String id() {
    return ContentHash.of(text).substring(0, 32);
  }

  /**
   * The registered domain of its host by the public suffix list, which tells sites apart; the host
   * itself for an address.
   */
  public String domain() {
    return domain(host);
  }

  /** The registered domain of a host. */
  public static String domain(String host) {
    if (host.startsWith("[") || HostSpelling.endsInANumber(host)) {
      return host;
    }
    String assigned = EffectiveTldFinder.getAssignedDomain(host, true, false);
    if (assigned != null) {
      return assigned;
    }
    String[] labels = host.split("\\.");
    return labels.length < 2 ? host : labels[labels.length - 2] + '.' + labels[labels.length - 1];
  }

  /** Whether its port is one that web servers use. */
  boolean hasWebPort() {
    return PORTS.contains(port);
  }

  @Override
  public String toString() {
    return text;
  }
}
