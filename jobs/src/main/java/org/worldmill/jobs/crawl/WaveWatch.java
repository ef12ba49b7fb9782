package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a wave to a watch while it runs, by a thread of its own, until it is closed; reads nothing
 * where nobody looks.
 */
final class WaveWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WaveWatch.class);
  private static final long PAUSE_NANOS = 500_000_000L;

  private final WaveGauge gauge;
  private final JournalTail tail;
  private final CrawlWatch watch;
  private final Thread thread = new Thread(this::look, "crawl-watch");
  private boolean over;

  WaveWatch(WaveGauge gauge, JournalTail tail, CrawlWatch watch) {
    this.gauge = gauge;
    this.tail = tail;
    this.watch = watch;
  }

  /** Begins to look. */
  void start() {
    if (watch.isLooking()) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void look() {
    try {
      while (!isOver()) {
        show();
      }
      show();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      // A crawl does not end for want of a display.
      LOG.warn("the live view has stopped", e);
    }
  }

  private synchronized boolean isOver() throws InterruptedException {
    if (!over) {
      TimeUnit.NANOSECONDS.timedWait(this, PAUSE_NANOS);
    }
    return over;
  }

  private void show() throws IOException {
    tail.follow(gauge::take);
    watch.see(gauge.view(System.nanoTime()));
  }

  @Override
  public void close() {
    if (!watch.isLooking()) {
      return;
    }
    synchronized (this) {
      over = true;
      notifyAll();
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    watch.rest();
  }
}
