package org.worldmill.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The most that was alive on this JVM's heap: what was left after each collection of the whole of
 * it. What the heap's size is otherwise, garbage included, says more about its limit.
 */
final class LiveHeap {

  private final AtomicLong peakBytes = new AtomicLong();
  private final AtomicLong collections = new AtomicLong();

  private LiveHeap() {}

  /** Watches from now on. */
  static LiveHeap watch() {
    LiveHeap heap = new LiveHeap();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener((note, unused) -> heap.take(note), null, null);
      }
    }
    return heap;
  }

  private void take(Notification note) {
    if (!(note.getUserData() instanceof CompositeData data)) {
      return;
    }
    GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
    if (info.getGcAction().contains("major")) {
      collections.incrementAndGet();
      peakBytes.accumulateAndGet(
          info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
              .filter(pool -> pool.getKey().startsWith("PS "))
              .map(java.util.Map.Entry::getValue)
              .mapToLong(MemoryUsage::getUsed)
              .sum(),
          Math::max);
    }
  }

  /** The most that was left, in MiB; 0 if the whole heap was never collected. */
  long peakMib() {
    return peakBytes.get() >> 20;
  }

  /** How often the whole heap was collected. */
  long collections() {
    return collections.get();
  }
}
