package org.worldmill.schemas.crawl;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who asks: every request says so, and robots.txt is read by this name. There is no default, since
 * somebody has to answer the mail.
 *
 * @param name product token, letters, {@code _} and {@code -} (RFC 9309, 2.2.1)
 * @param url a page that says what the crawler does; docs/bot.md is a template
 * @param address a mail address that a person reads
 */
public record CrawlAgent(String name, String url, String address) {

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z][A-Za-z_-]{1,40}");
  private static final Pattern URL =
      Pattern.compile("https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[\\x21-\\x7e&&[^()\";]]*)?");
  private static final Pattern ADDRESS =
      Pattern.compile("[\\x21-\\x7e&&[^()\";@]]+@[A-Za-z0-9.-]+");

  public CrawlAgent {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the agent's name must be one word of letters, '_' and '-', not '" + name + "'");
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("mozilla") || lower.contains("googlebot") || lower.contains("bingbot")) {
      throw new IllegalArgumentException(
          "the agent's name must be its own, not that of a browser or of another's crawler");
    }
    if (!URL.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "the agent's url must be a page that explains it, as in https://example.org/bot");
    }
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "the agent's address must be a mail address, as in bot@example.org");
    }
  }

  /** The User-Agent header: {@code Name/1.0 (+url; address)}. */
  public String header() {
    return name + "/1.0 (+" + url + "; " + address + ")";
  }

  /** The token that robots.txt and scoped opt-outs may name, in lowercase. */
  public String token() {
    return name.toLowerCase(Locale.ROOT);
  }
}
