package org.worldmill.ingest.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Puts the guard where HttpClient asks for the addresses that it connects to. */
final class GuardedResolver implements DnsResolver {

  private final AddressGuard guard;

  GuardedResolver(AddressGuard guard) {
    this.guard = guard;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    return guard.admit(bracketed(host)).toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    guard.admit(bracketed(host));
    return host;
  }

  /** Quirk: HttpClient takes the brackets off an IPv6 address. */
  private static String bracketed(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
