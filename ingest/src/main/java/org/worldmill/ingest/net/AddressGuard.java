package org.worldmill.ingest.net;

import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides which hosts may be asked, at the one place that every connection passes: the look-up of
 * its address. The addresses that were looked at are the addresses that are connected to, so a name
 * that answers differently the second time is looked at the second time. A name with one forbidden
 * address is refused whole.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class AddressGuard {

  private final HostLookup lookup;
  private final Optional<LoopbackFixture> fixture;

  private AddressGuard(HostLookup lookup, Optional<LoopbackFixture> fixture) {
    this.lookup = lookup;
    this.fixture = fixture;
  }

  /** A guard of the public web. */
  public static AddressGuard of(HostLookup lookup) {
    return new AddressGuard(lookup, Optional.empty());
  }

  /** A guard for trials: the names of the fixture stand on loopback, and no others are known. */
  public static AddressGuard of(LoopbackFixture fixture) {
    HostLookup nobody =
        host -> {
          throw new UnknownHostException(host);
        };
    return new AddressGuard(nobody, Optional.of(fixture));
  }

  /**
   * The addresses of a host, all of which may be asked.
   *
   * @throws AddressException if it must not be asked
   * @throws UnknownHostException if it has no address
   */
  public List<InetAddress> admit(String host) throws UnknownHostException {
    if (fixture.isPresent() && LoopbackFixture.hasName(host)) {
      return List.of(LoopbackFixture.address(host));
    }
    Optional<String> refusal = HostSpelling.refusal(host);
    if (refusal.isPresent()) {
      throw new AddressException(refusal.get());
    }
    List<InetAddress> found = HostSpelling.isAddress(host) ? literal(host) : lookup.lookup(host);
    List<InetAddress> admitted = new ArrayList<>();
    for (InetAddress address : found) {
      Optional<String> kind = ForbiddenRanges.of(address);
      if (kind.isPresent()) {
        throw new AddressException(
            host + " stands at " + address.getHostAddress() + ", which is " + kind.get());
      }
      admitted.add(address);
    }
    if (admitted.isEmpty()) {
      throw new UnknownHostException(host + " has no address");
    }
    return List.copyOf(admitted);
  }

  /**
   * Checks an address before it is asked: its port and the spelling of its host.
   *
   * @throws AddressException if it must not be asked
   */
  public void requireSound(WebUrl url) throws AddressException {
    if (fixture.isPresent() && LoopbackFixture.hasName(url.host())) {
      return;
    }
    Optional<String> refusal = HostSpelling.refusal(url.host());
    if (refusal.isPresent()) {
      throw new AddressException(refusal.get());
    }
    if (!url.hasWebPort()) {
      throw new AddressException("port " + url.port() + " is not one of the web's");
    }
  }

  private static List<InetAddress> literal(String host) throws AddressException {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    IPAddressString text = new IPAddressString(bare);
    if (!text.isValid() || !text.isIPAddress() || text.isPrefixed() || bare.contains("%")) {
      throw new AddressException("'" + host + "' is no plain address");
    }
    InetAddress address = text.getAddress().toInetAddress();
    return List.of(address);
  }
}
