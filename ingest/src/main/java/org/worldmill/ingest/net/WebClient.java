package org.worldmill.ingest.net;

import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.worldmill.schemas.crawl.CrawlLimits;

/**
 * Asks web servers, one exchange at a time, and trusts none of them: every connection goes to an
 * address that the guard admitted, no redirect is followed, no cookie kept, no proxy used, and
 * whatever a server sends or does not send, an exchange ends within the limits. A server's failure
 * is part of the reply; only a failing disk is an exception.
 *
 * <p>Safe for use by many threads.
 */
public final class WebClient implements AutoCloseable {

  private static final Timeout CONNECT = Timeout.ofSeconds(10);
  private static final Timeout SILENCE = Timeout.ofSeconds(15);
  private static final int MOST_HEADERS = 200;
  private static final int LONGEST_LINE = 16 << 10;

  private final CloseableHttpClient http;
  private final CrawlLimits limits;
  private final ScheduledExecutorService timer;

  /**
   * A client.
   *
   * @param agent the User-Agent header
   * @param connections most connections at once
   */
  public WebClient(AddressGuard guard, CrawlLimits limits, String agent, int connections) {
    this.limits = limits;
    ScheduledThreadPoolExecutor pool =
        new ScheduledThreadPoolExecutor(1, task -> daemon(task, "crawl-deadlines"));
    pool.setRemoveOnCancelPolicy(true);
    timer = pool;
    Http1Config bounds =
        Http1Config.custom()
            .setMaxHeaderCount(MOST_HEADERS)
            .setMaxLineLength(LONGEST_LINE)
            .setMaxEmptyLineCount(4)
            .build();
    http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new GuardedResolver(guard))
                    .setConnectionFactory(
                        ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
                    .setMaxConnTotal(connections)
                    .setMaxConnPerRoute(2)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(CONNECT)
                            .setSocketTimeout(SILENCE)
                            .setTimeToLive(TimeValue.ofMinutes(2))
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(SILENCE)
                    .setConnectionRequestTimeout(Timeout.ofMinutes(1))
                    .setRedirectsEnabled(false)
                    .setAuthenticationEnabled(false)
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .setUserAgent(agent)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Asks once.
   *
   * @throws IOException if the body cannot be written to disk
   */
  public FetchReply fetch(FetchOrder order) throws IOException {
    return new Exchange(http, timer, limits, order).run();
  }

  @Override
  public void close() {
    timer.shutdownNow();
    http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
