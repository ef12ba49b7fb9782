package org.worldmill.ingest.manners;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.net.WebUrl;

/**
 * What an origin's robots.txt says to us (RFC 9309), read by crawler-commons; the lines about use
 * are read here. Half a megabyte is read and no more. A file that is not there (4xx) forbids
 * nothing; one that could not be had is no rules at all, and nothing may be asked until it can.
 */
public final class RobotsRules {

  /** Where it stands on its origin. */
  public static final String PATH = "/robots.txt";

  /** Most bytes that are read (RFC 9309, 2.5). */
  public static final int MOST_BYTES = 512 << 10;

  /** A site that asks for a longer pause between requests does not want a crawler. */
  private static final long LONGEST_DELAY_MILLIS = 300_000;

  private final SimpleRobotRules rules;
  private final RobotsUsage usage;

  private RobotsRules(SimpleRobotRules rules, RobotsUsage usage) {
    this.rules = rules;
    this.usage = usage;
  }

  /**
   * The rules in a file.
   *
   * @param url where it stands
   * @param content the file; what is beyond {@link #MOST_BYTES} is not read
   * @param token our name in lowercase
   */
  public static RobotsRules of(WebUrl url, byte[] content, String token) {
    byte[] read = content.length <= MOST_BYTES ? content : wholeLines(content);
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser(LONGEST_DELAY_MILLIS, 0);
    return new RobotsRules(
        parser.parseContent(url.text(), read, "text/plain", List.of(token)),
        RobotsUsage.of(text(read), token));
  }

  /** The rules of an origin that has none. */
  public static RobotsRules none() {
    return new RobotsRules(
        new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL), RobotsUsage.of("", "*"));
  }

  private static byte[] wholeLines(byte[] content) {
    int end = MOST_BYTES;
    while (end > 0 && content[end - 1] != '\n') {
      end--;
    }
    return Arrays.copyOf(content, end == 0 ? MOST_BYTES : end);
  }

  private static String text(byte[] bytes) {
    Charset charset = StandardCharsets.UTF_8;
    if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
      charset = StandardCharsets.UTF_16;
    }
    String text = new String(bytes, charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Whether an address may be asked for. */
  public boolean allows(WebUrl url) {
    return url.target().equals(PATH) || rules.isAllowed(url.text());
  }

  /** What is said about the use of what stands there. */
  public Optional<OptOutSignal> usage(WebUrl url) {
    return usage.signal(url);
  }

  /** The pause between requests that is asked for, in nanoseconds; 0 if none is. */
  public long crawlDelayNanos() {
    return Math.max(0, rules.getCrawlDelay()) * 1_000_000;
  }

  /** The sitemaps that it names, for whomever it names them; those without a host are its own. */
  public List<String> sitemaps() {
    return List.copyOf(rules.getSitemaps());
  }
}
