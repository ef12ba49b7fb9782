package org.worldmill.jobs.crawl;

/**
 * Sees how a crawl comes along while its waves run. Called from the driver, by one thread at a
 * time; implementations are quick.
 */
public interface CrawlWatch {

  /** Looks away, so that nothing is read for it. */
  CrawlWatch NOBODY =
      new CrawlWatch() {
        @Override
        public void see(CrawlView view) {}

        @Override
        public boolean isLooking() {
          return false;
        }
      };

  /** Something has happened, or some time has gone by. */
  void see(CrawlView view);

  /** A wave is over; what comes next is chosen, which may take a moment. */
  default void rest() {}

  /** Whether anybody wants to see. */
  default boolean isLooking() {
    return true;
  }
}
