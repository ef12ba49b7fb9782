package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.bytedeco.javacpp.Pointer;
import org.worldmill.schemas.MediaException;

/** Does to a worker what a hostile file may do. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class FaultTask implements WorkerTask<FaultRequest, FaultReply> {

  @Override
  public Class<FaultRequest> requestType() {
    return FaultRequest.class;
  }

  @Override
  public FaultReply run(FaultRequest request) throws MediaException {
    try {
      return new FaultReply(ProcessHandle.current().pid(), act(request));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("woken", e);
    }
  }

  private static String act(FaultRequest request)
      throws IOException, InterruptedException, MediaException {
    switch (request.kind()) {
      case "echo":
        return "a".repeat(request.amount());
      case "sleep":
        Thread.sleep(request.amount());
        return "slept";
      case "burn":
        return burn(request.amount());
      case "bad-media":
        throw new MediaException(MediaException.Code.TRUNCATED, "ends at byte 7");
      case "bug":
        throw new IllegalArgumentException("a bug");
      case "recurse":
        return recurse(0);
      case "kill":
        return signal("-KILL");
      case "abort":
        return signal("-ABRT");
      case "segv":
        return signal("-SEGV");
      case "exit":
        System.exit(request.amount());
        return "";
      case "kill-once":
        return Files.exists(Path.of(request.marker())) ? "lived" : killAfterMarking(request);
      case "heap":
        return allocate();
      case "native-memory":
        return allocateNative();
      case "print":
        return print();
      case "connect":
        return connect(request.amount());
      case "environment":
        return new TreeMap<>(System.getenv()).toString();
      case "class-path":
        return System.getProperty("java.class.path");
      default:
        throw new IllegalArgumentException(request.kind());
    }
  }

  private static String burn(int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    long rounds = 0;
    while (System.nanoTime() < end) {
      rounds++;
    }
    return rounds > 0 ? "burnt" : "";
  }

  @SuppressWarnings("InfiniteRecursion")
  private static String recurse(int depth) {
    return recurse(depth + 1) + depth;
  }

  private static String killAfterMarking(FaultRequest request)
      throws IOException, InterruptedException {
    Files.createFile(Path.of(request.marker()));
    return signal("-KILL");
  }

  private static String signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, "" + ProcessHandle.current().pid()).start().waitFor();
    Thread.sleep(60_000);
    return "alive";
  }

  private static String allocate() {
    List<long[]> hoard = new ArrayList<>();
    while (true) {
      hoard.add(new long[1 << 20]);
    }
  }

  /** Memory as a native library would take it, through JavaCPP's malloc. */
  private static String allocateNative() {
    List<Pointer> hoard = new ArrayList<>();
    while (hoard.size() < 1000) {
      Pointer block = Pointer.malloc(64L << 20);
      if (block == null || block.isNull()) {
        throw new OutOfMemoryError("malloc gave nothing after " + hoard.size() + " blocks");
      }
      hoard.add(block);
    }
    return "allocated";
  }

  /** Writes to Java's idea of standard output and, past it, to descriptor 1. */
  private static String print() throws IOException {
    System.out.println("garbage from Java");
    try (FileOutputStream raw = new FileOutputStream(FileDescriptor.out)) {
      raw.write("garbage from a native library\n".getBytes(StandardCharsets.UTF_8));
    }
    return "printed";
  }

  private static String connect(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return "connected to " + socket.getPort();
    } catch (IOException e) {
      return "refused: " + e.getMessage();
    }
  }
}
