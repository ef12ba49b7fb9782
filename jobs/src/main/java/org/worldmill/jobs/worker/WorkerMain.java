package org.worldmill.jobs.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.worldmill.jobs.worker.Wire.Answer;
import org.worldmill.jobs.worker.Wire.Call;
import org.worldmill.jobs.worker.Wire.Failure;
import org.worldmill.schemas.MediaException;

/**
 * The media worker's main class; started by {@link MediaWorkers} alone. Calls come on standard
 * input, answers go to descriptor 3: the launching shell put standard output behind standard error,
 * so nothing that a native library or the JVM prints can get into the protocol.
 */
public final class WorkerMain {

  static final String ANSWERS = "/proc/self/fd/3";

  private final Map<String, WorkerTask<?, ?>> tasks = new HashMap<>();

  private WorkerMain() {
    ServiceLoader.load(WorkerTask.class, WorkerMain.class.getClassLoader())
        .forEach(task -> tasks.put(task.requestType().getSimpleName(), task));
  }

  /** Serves until standard input ends. Its one argument is the folder to delete then. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path scratch = Path.of(args[0]);
    System.setOut(System.err);
    WorkerMain worker = new WorkerMain();
    BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    Thread ear = new Thread(() -> listen(calls, scratch), "calls");
    ear.setDaemon(true);
    ear.start();
    try (DataOutputStream answers =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(ANSWERS), 1 << 16))) {
      Wire.write(answers, new Answer(Optional.empty(), Optional.empty()));
      while (true) {
        Answer answer = worker.answer(calls.take());
        Wire.write(answers, answer);
        if (answer.failure().map(Failure::fatal).orElse(false)) {
          Runtime.getRuntime().halt(3);
        }
      }
    }
  }

  /** A parent that ends takes its workers with it, whatever they are doing. */
  private static void listen(BlockingQueue<Call> calls, Path scratch) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)))) {
      while (true) {
        calls.add(Wire.read(in, Call.class));
      }
    } catch (IOException end) {
      Scratch.delete(scratch);
      Runtime.getRuntime().halt(0);
    }
  }

  private Answer answer(Call call) {
    try {
      WorkerTask<?, ?> task = tasks.get(call.task());
      if (task == null) {
        return broken("no task takes a " + call.task() + "; there are " + tasks.keySet());
      }
      return new Answer(
          Optional.of(Wire.JSON.valueToTree(run(task, call.request()))), Optional.empty());
    } catch (MediaException e) {
      return failed(
          e.code(),
          Objects.requireNonNullElse(e.getMessage(), "no more is known"),
          Memory.wasShort(e));
    } catch (OutOfMemoryError e) {
      return failed(MediaException.Code.OUT_OF_MEMORY, String.valueOf(e.getMessage()), true);
    } catch (LinkageError e) {
      e.printStackTrace();
      return broken(e.toString());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      e.printStackTrace();
      if (Memory.wasShort(e)) {
        return failed(MediaException.Code.OUT_OF_MEMORY, String.valueOf(e.getMessage()), true);
      }
      StackTraceElement[] trace = e.getStackTrace();
      return failed(
          MediaException.Code.CRASHED,
          "its reader failed with " + e + (trace.length == 0 ? "" : " at " + trace[0]),
          false);
    }
  }

  private static <Q> Object run(WorkerTask<Q, ?> task, JsonNode request)
      throws IOException, MediaException {
    return task.run(Wire.JSON.treeToValue(request, task.requestType()));
  }

  private static Answer failed(MediaException.Code code, String message, boolean fatal) {
    return new Answer(
        Optional.empty(), Optional.of(new Failure(Optional.of(code), message, fatal)));
  }

  private static Answer broken(String message) {
    return new Answer(Optional.empty(), Optional.of(new Failure(Optional.empty(), message, true)));
  }
}
