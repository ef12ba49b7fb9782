package org.worldmill.jobs.crawl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Steps many lanes with few threads: whichever is due first, each by one thread at a time, until
 * all are done or the wave's time is over.
 */
final class Crew {

  private final PriorityQueue<Lane> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Lane::dueNanos).thenComparing(Lane::name));
  private final long untilNanos;
  private int busy;
  private @Nullable Thread leader;
  private @Nullable Throwable failure;

  Crew(List<Lane> lanes, long untilNanos) {
    lanes.stream().filter(lane -> !lane.isDone()).forEach(waiting::add);
    this.untilNanos = untilNanos;
  }

  /**
   * Works to the end.
   *
   * @throws IOException if the disk, the blob store or the journal fails
   */
  void run(int threads) throws IOException {
    List<Thread> crew = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(this::work, "crawl-" + i);
      thread.setDaemon(true);
      thread.start();
      crew.add(thread);
    }
    try {
      for (Thread thread : crew) {
        thread.join();
      }
    } catch (InterruptedException e) {
      crew.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new IOException("the crawl was stopped", e);
    }
    synchronized (this) {
      if (failure instanceof IOException io) {
        throw io;
      }
      if (failure != null) {
        throw new IllegalStateException("a lane failed", failure);
      }
    }
  }

  private void work() {
    try {
      for (Lane lane = take(); lane != null; lane = take()) {
        try {
          lane.step();
        } finally {
          giveBack(lane);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | Error e) {
      fail(e);
    }
  }

  private synchronized void fail(Throwable e) {
    failure = failure == null ? e : failure;
    notifyAll();
  }

  /**
   * A lane that is due. Of the threads that have none, one alone waits for the first lane to become
   * due; the others wait for its word, so that a lane that comes back wakes one thread and not all.
   */
  private synchronized @Nullable Lane take() throws InterruptedException {
    while (failure == null) {
      long now = System.nanoTime();
      Lane first = waiting.peek();
      boolean nothingDue = first == null || first.dueNanos() >= untilNanos;
      if (now >= untilNanos || (nothingDue && busy == 0)) {
        break;
      }
      if (first != null && first.dueNanos() <= now) {
        busy++;
        Lane lane = waiting.remove();
        if (leader == null) {
          notify();
        }
        return lane;
      }
      if (leader == null) {
        lead(first == null ? untilNanos : Math.min(untilNanos, first.dueNanos()), now);
      } else {
        wait();
      }
    }
    notifyAll();
    return null;
  }

  private synchronized void lead(long untilNanos, long nowNanos) throws InterruptedException {
    Thread self = Thread.currentThread();
    leader = self;
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1_000_000, untilNanos - nowNanos));
    } finally {
      if (leader == self) {
        leader = null;
      }
    }
  }

  private synchronized void giveBack(Lane lane) {
    busy--;
    if (!lane.isDone()) {
      waiting.add(lane);
    }
    if (waiting.isEmpty() && busy == 0) {
      notifyAll();
    } else if (waiting.peek() == lane || busy == 0) {
      // The first to become due is another now: whoever waits for it looks anew.
      leader = null;
      notify();
    }
  }
}
