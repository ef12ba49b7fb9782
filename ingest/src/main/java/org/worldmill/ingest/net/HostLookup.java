package org.worldmill.ingest.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host's name. */
@FunctionalInterface
public interface HostLookup {

  /** As the operating system finds them. */
  HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * All addresses, at least one.
   *
   * @throws UnknownHostException if there is none
   */
  List<InetAddress> lookup(String host) throws UnknownHostException;
}
