package org.worldmill.ingest.net;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import org.worldmill.schemas.ContentHash;

/**
 * A pretended web for trials: every name below {@code test}, which the public web does not have
 * (RFC 6761), stands on an address of this machine's loopback, one for each registered domain;
 * hosts whose first label begins with the same {@code name--} share one. Only the Java property
 * {@value #PROPERTY} of the process switches it on; nothing that a scope, a page or a server says
 * can.
 *
 * @param delayNanos the pause between two requests to one domain in such a trial
 */
public record LoopbackFixture(long delayNanos) implements Serializable {

  /** The pause in milliseconds. */
  public static final String PROPERTY = "worldmill.crawl.fixture.delay.millis";

  private static final String SUFFIX = ".test";
  private static final String MACHINE = "--";
  private static final int DELAYS_OF_A_BACKOFF = 60;

  /** The fixture of this process, if there is one. */
  public static Optional<LoopbackFixture> ofProcess() {
    return Optional.ofNullable(Long.getLong(PROPERTY))
        .map(millis -> new LoopbackFixture(millis * 1_000_000));
  }

  /** The first pause of a host that fails, in the same proportion to the delay as elsewhere. */
  public Duration firstBackoff() {
    return Duration.ofNanos(DELAYS_OF_A_BACKOFF * delayNanos);
  }

  /** Whether it pretends to have this host. */
  public static boolean hasName(String host) {
    return host.endsWith(SUFFIX) && host.length() > SUFFIX.length();
  }

  /** Where a host of this name stands: within 127.1.0.0 to 127.254.255.255. */
  public static InetAddress address(String host) {
    MessageDigest digest = ContentHash.sha256();
    byte[] hash = digest.digest(machine(host).getBytes(StandardCharsets.UTF_8));
    byte[] address = {127, (byte) (1 + (hash[0] & 0xff) % 254), hash[1], hash[2]};
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static String machine(String host) {
    int end = host.indexOf(MACHINE);
    return end > 0 && end < host.indexOf('.') ? host.substring(0, end) : WebUrl.domain(host);
  }
}
