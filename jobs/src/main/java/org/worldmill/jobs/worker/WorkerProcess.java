package org.worldmill.jobs.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.worldmill.jobs.worker.Wire.Answer;
import org.worldmill.jobs.worker.Wire.Call;
import org.worldmill.schemas.MediaException;

/** One living worker, seen from its parent. Used by one thread at a time. */
final class WorkerProcess {

  private static final long START_SECONDS = 60;

  private final Path scratch = Scratch.create();
  private final Process process;
  private final DataOutputStream calls;
  private final DataInputStream answers;
  private final StderrTail stderr;
  private final ExecutorService mouth;
  private volatile long cpuNanos;
  private int served;

  private WorkerProcess(WorkerSettings settings) {
    try {
      process = WorkerCommand.start(settings, scratch);
    } catch (IOException e) {
      Scratch.delete(scratch);
      throw new UncheckedIOException("the media worker cannot be started", e);
    }
    String name = "media-worker-" + process.pid();
    calls = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    stderr = new StderrTail(process.getErrorStream(), name);
    mouth =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts one and waits until it listens.
   *
   * @throws IllegalStateException if it does not come up: no file is at fault for that
   */
  static WorkerProcess start(WorkerSettings settings) throws InterruptedException {
    WorkerProcess worker = new WorkerProcess(settings);
    try {
      worker.await(
          () -> Wire.read(worker.answers, Answer.class), TimeUnit.SECONDS.toNanos(START_SECONDS));
      return worker;
    } catch (WorkerDeath e) {
      throw new IllegalStateException(
          "the media worker does not start: " + e.getMessage() + "\n" + worker.stderr.text(), e);
    }
  }

  /** Makes one call; after a death the worker is gone. */
  Answer exchange(Call call, long deadlineNanos) throws WorkerDeath, InterruptedException {
    served++;
    return await(
        () -> {
          Wire.write(calls, call);
          return Wire.read(answers, Answer.class);
        },
        deadlineNanos);
  }

  private Answer await(Callable<Answer> exchange, long deadlineNanos)
      throws WorkerDeath, InterruptedException {
    Future<Answer> answer = mouth.submit(exchange);
    try {
      Answer found = answer.get(deadlineNanos, TimeUnit.NANOSECONDS);
      noteCpu();
      return found;
    } catch (TimeoutException e) {
      kill();
      throw new WorkerDeath(
          MediaException.Code.TIMED_OUT,
          "took longer than " + Duration.ofNanos(deadlineNanos).toMillis() / 1000.0 + " s");
    } catch (ExecutionException e) {
      throw ofBrokenStream(e);
    } catch (InterruptedException e) {
      kill();
      throw e;
    }
  }

  private WorkerDeath ofBrokenStream(ExecutionException failure) throws InterruptedException {
    if (!(failure.getCause() instanceof IOException cause)) {
      kill();
      throw new IllegalStateException("the talk with a media worker failed", failure);
    }
    if (!process.waitFor(2, TimeUnit.SECONDS)) {
      kill();
      return new WorkerDeath(
          MediaException.Code.CRASHED, "the media worker spoke garbage: " + cause.getMessage());
    }
    String words = stderr.atEnd();
    kill();
    return WorkerDeath.ofExit(process.exitValue(), words);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int served() {
    return served;
  }

  /** CPU time used, as last known: exact after an answer, a lower bound for one that crashed. */
  long cpuNanos() {
    return cpuNanos;
  }

  private void noteCpu() {
    process.info().totalCpuDuration().ifPresent(used -> cpuNanos = used.toNanos());
  }

  /** Ends it at once and cleans up behind it. */
  void kill() {
    noteCpu();
    process.destroyForcibly();
    mouth.shutdownNow();
    Scratch.delete(scratch);
  }
}
