package org.worldmill.jobs.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.worldmill.jobs.worker.Wire.Answer;
import org.worldmill.jobs.worker.Wire.Call;
import org.worldmill.jobs.worker.Wire.Failure;
import org.worldmill.schemas.MediaException;

/**
 * The media workers of this JVM. Thread-safe: a call takes an idle worker or starts one, and waits
 * while as many as allowed are busy. A request that kills its worker is tried once more in a fresh
 * one; if that dies too, the file is at fault and a {@link MediaException} says how: {@code
 * CRASHED}, {@code TIMED_OUT} or {@code OUT_OF_MEMORY}. A worker that does not even start is no
 * file's fault: {@link IllegalStateException}.
 */
public final class MediaWorkers implements AutoCloseable {

  /** One pool per settings and JVM: the reason for this state is that processes are costly. */
  private static final Map<WorkerSettings, MediaWorkers> SHARED = new ConcurrentHashMap<>();

  private final WorkerSettings settings;
  private final Semaphore slots;
  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final Set<WorkerProcess> living = ConcurrentHashMap.newKeySet();
  private final AtomicLong retiredCpuNanos = new AtomicLong();

  MediaWorkers(WorkerSettings settings) {
    this.settings = settings;
    slots = new Semaphore(settings.workers(), true);
  }

  /** The pool of this JVM with these settings; it is closed when the JVM ends. */
  public static MediaWorkers shared(WorkerSettings settings) {
    return SHARED.computeIfAbsent(
        settings,
        wanted -> {
          MediaWorkers pool = new MediaWorkers(wanted);
          Runtime.getRuntime().addShutdownHook(new Thread(pool::close, "media-workers-close"));
          return pool;
        });
  }

  /** CPU time that the shared workers of this JVM have used so far, in nanoseconds. */
  public static long cpuNanos() {
    return SHARED.values().stream().mapToLong(MediaWorkers::usedCpuNanos).sum();
  }

  /** What a file is. */
  public ProbeReply probe(ProbeRequest request) throws MediaException {
    return call(request, ProbeReply.class);
  }

  /** The items of a file and their signals. */
  public AnalyseReply analyse(AnalyseRequest request) throws MediaException {
    return call(request, AnalyseReply.class);
  }

  /** Files for items. */
  public CutReply cut(CutRequest request) throws MediaException {
    return call(request, CutReply.class);
  }

  /** How a film goes by. */
  public TraceReply trace(TraceRequest request) throws MediaException {
    return call(request, TraceReply.class);
  }

  /** What a simulator needs of a model. */
  public SimulateReply simulate(SimulateRequest request) throws MediaException {
    return call(request, SimulateReply.class);
  }

  /** A film with what was measured drawn in. */
  public OverlayReply overlay(OverlayRequest request) throws MediaException {
    return call(request, OverlayReply.class);
  }

  /** A picture of a clip with what was measured drawn in. */
  public StillReply still(StillRequest request) throws MediaException {
    return call(request, StillReply.class);
  }

  /** A model from known cameras. */
  public ViewsReply views(ViewsRequest request) throws MediaException {
    return call(request, ViewsReply.class);
  }

  /** Pictures of a model to pair with texts. */
  public PairsReply pairs(PairsRequest request) throws MediaException {
    return call(request, PairsReply.class);
  }

  /** What a page shows of a model. */
  public PreviewReply preview(PreviewRequest request) throws MediaException {
    return call(request, PreviewReply.class);
  }

  /** CPU time of this pool's workers so far, in nanoseconds. */
  long usedCpuNanos() {
    return retiredCpuNanos.get() + living.stream().mapToLong(WorkerProcess::cpuNanos).sum();
  }

  <A> A call(Object request, Class<A> replyType) throws MediaException {
    Call call = new Call(request.getClass().getSimpleName(), Wire.JSON.valueToTree(request));
    try {
      slots.acquire();
      try {
        return reply(callTwice(call), replyType);
      } finally {
        slots.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a media worker was at work", e);
    }
  }

  private Answer callTwice(Call call) throws MediaException, InterruptedException {
    try {
      Optional<WorkerProcess> warm = takeIdle();
      return callOnce(warm.isPresent() ? warm.get() : start(), call);
    } catch (WorkerDeath first) {
      try {
        return callOnce(start(), call);
      } catch (WorkerDeath second) {
        throw new MediaException(second.code(), second.getMessage() + " (tried twice)", second);
      }
    }
  }

  private Answer callOnce(WorkerProcess worker, Call call)
      throws WorkerDeath, InterruptedException {
    boolean reusable = false;
    try {
      Answer answer = worker.exchange(call, settings.deadlineNanos());
      Optional<Failure> failure = answer.failure();
      if (failure.isPresent() && failure.get().fatal() && failure.get().code().isPresent()) {
        throw new WorkerDeath(failure.get().code().get(), failure.get().message());
      }
      reusable = failure.isEmpty() || !failure.get().fatal();
      return answer;
    } finally {
      if (reusable && worker.served() < settings.recycleAfter()) {
        giveBack(worker);
      } else {
        retire(worker);
      }
    }
  }

  private static <A> A reply(Answer answer, Class<A> type) throws MediaException {
    if (answer.failure().isPresent()) {
      Failure failure = answer.failure().get();
      throw failure
          .code()
          .map(code -> new MediaException(code, failure.message()))
          .orElseThrow(
              () -> new IllegalStateException("the media worker is broken: " + failure.message()));
    }
    return Wire.JSON.convertValue(answer.reply().orElseThrow(), type);
  }

  private WorkerProcess start() throws InterruptedException {
    WorkerProcess worker = WorkerProcess.start(settings);
    living.add(worker);
    return worker;
  }

  private Optional<WorkerProcess> takeIdle() {
    while (true) {
      Optional<WorkerProcess> worker;
      synchronized (idle) {
        worker = Optional.ofNullable(idle.pollFirst());
      }
      if (worker.isEmpty() || worker.get().isAlive()) {
        return worker;
      }
      retire(worker.get());
    }
  }

  private void giveBack(WorkerProcess worker) {
    synchronized (idle) {
      idle.addFirst(worker);
    }
  }

  private void retire(WorkerProcess worker) {
    worker.kill();
    if (living.remove(worker)) {
      retiredCpuNanos.addAndGet(worker.cpuNanos());
    }
  }

  /** Ends all workers; a call that is under way fails. */
  @Override
  public void close() {
    synchronized (idle) {
      idle.clear();
    }
    living.forEach(this::retire);
  }
}
