package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.worldmill.schemas.MediaException;

class MediaWorkersTest {

  private static final long MINUTE = 60_000_000_000L;
  private static final MediaWorkers WORKERS =
      new MediaWorkers(new WorkerSettings(256L << 20, MINUTE, 1000, 2));

  @TempDir private Path dir;

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  @Test
  void keepsWorkersWarmBetweenCalls() throws MediaException {
    long first = call(FaultRequest.of("echo")).pid();
    assertThat(call(FaultRequest.of("echo")).pid()).isEqualTo(first);
    assertThat(first).isNotEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void carriesLongReplies() throws MediaException {
    assertThat(call(new FaultRequest("echo", "", 5_000_000)).text()).hasSize(5_000_000);
  }

  @Test
  void carriesLongRequests() throws MediaException {
    String marker = "m".repeat(3_000_000);
    assertThat(call(new FaultRequest("echo", marker, 3)).text()).isEqualTo("aaa");
  }

  @Test
  void passesOnWhatIsWrongWithAFileAndGoesOn() throws MediaException {
    long before = call(FaultRequest.of("echo")).pid();
    assertThatThrownBy(() -> call(FaultRequest.of("bad-media")))
        .isInstanceOf(MediaException.class)
        .hasMessage("ends at byte 7")
        .extracting("code")
        .isEqualTo(MediaException.Code.TRUNCATED);
    assertThat(call(FaultRequest.of("echo")).pid()).isEqualTo(before);
  }

  @Test
  void takesABugInAReaderForAFaultOfTheFile() {
    MediaException bug = refusal(FaultRequest.of("bug"));
    assertThat(bug.code()).isEqualTo(MediaException.Code.CRASHED);
    assertThat(bug).hasMessageContaining("a bug at org.worldmill.jobs.worker.FaultTask");
    assertThat(refusal(FaultRequest.of("recurse")).code()).isEqualTo(MediaException.Code.CRASHED);
  }

  @Test
  void givesUpAfterTheSecondDeath() throws MediaException {
    MediaException killed = refusal(FaultRequest.of("kill"));
    assertThat(killed.code()).isEqualTo(MediaException.Code.CRASHED);
    assertThat(killed).hasMessageContaining("signal 9").hasMessageContaining("tried twice");
    assertThat(call(FaultRequest.of("echo")).text()).isEmpty();
  }

  @Test
  void triesOnceMoreInAFreshWorker() throws MediaException {
    FaultRequest request = new FaultRequest("kill-once", dir.resolve("mark").toString(), 0);
    assertThat(call(request).text()).isEqualTo("lived");
  }

  @Test
  void namesACrashInNativeCode() {
    assertThat(refusal(FaultRequest.of("segv")))
        .hasMessageContaining("crashed in native code (signal 6)");
  }

  @Test
  void namesAnExit() {
    assertThat(refusal(new FaultRequest("exit", "", 5))).hasMessageContaining("exit code 5");
  }

  @Test
  void boundsTheHeap() {
    assertThat(refusal(FaultRequest.of("heap")).code())
        .isEqualTo(MediaException.Code.OUT_OF_MEMORY);
  }

  @Test
  void boundsMemoryOutsideTheHeap() {
    assertThat(refusal(FaultRequest.of("native-memory")).code())
        .isEqualTo(MediaException.Code.OUT_OF_MEMORY);
  }

  @Test
  void endsAHangAtTheDeadline() {
    try (MediaWorkers hasty =
        new MediaWorkers(new WorkerSettings(256L << 20, 500_000_000L, 1000, 1))) {
      MediaException late =
          catchThrowableOfType(
              MediaException.class,
              () -> hasty.call(new FaultRequest("sleep", "", 60_000), FaultReply.class));
      assertThat(late.code()).isEqualTo(MediaException.Code.TIMED_OUT);
      assertThat(late).hasMessageContaining("longer than 0.5 s");
    }
  }

  @Test
  void keepsPrintedGarbageOutOfTheProtocol() throws MediaException {
    assertThat(call(FaultRequest.of("print")).text()).isEqualTo("printed");
    assertThat(call(new FaultRequest("echo", "", 2)).text()).isEqualTo("aa");
  }

  @Test
  void replacesAWorkerAfterItsShareOfRequests() throws MediaException {
    Set<Long> pids = new HashSet<>();
    try (MediaWorkers brief = new MediaWorkers(new WorkerSettings(256L << 20, MINUTE, 2, 1))) {
      for (int i = 0; i < 4; i++) {
        pids.add(brief.call(FaultRequest.of("echo"), FaultReply.class).pid());
      }
    }
    assertThat(pids).hasSize(2);
  }

  @Test
  void servesManyThreadsWithAsManyWorkersAsAllowed() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<FaultReply>> replies = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        FaultRequest request =
            i % 8 == 3 ? FaultRequest.of("bad-media") : new FaultRequest("echo", "", i);
        replies.add(threads.submit(() -> call(request)));
      }
      Set<Long> pids = new HashSet<>();
      for (int i = 0; i < 24; i++) {
        Future<FaultReply> reply = replies.get(i);
        if (i % 8 == 3) {
          assertThatThrownBy(reply::get).hasRootCauseInstanceOf(MediaException.class);
        } else {
          assertThat(reply.get().text()).hasSize(i);
          pids.add(reply.get().pid());
        }
      }
      assertThat(pids).hasSizeBetween(1, 2);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void countsTheCpuTimeOfItsWorkers() throws MediaException {
    long before = WORKERS.usedCpuNanos();
    call(new FaultRequest("burn", "", 400));
    assertThat(WORKERS.usedCpuNanos() - before).isBetween(100_000_000L, 20_000_000_000L);
  }

  @Test
  void hasNoNetworkWhereTheKernelAllowsThat() throws Exception {
    Assumptions.assumeFalse(
        Isolation.withoutNetwork().isEmpty(), "this kernel gives no network namespace");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FaultRequest request = new FaultRequest("connect", "", server.getLocalPort());
      assertThat(call(request).text()).startsWith("refused");
    }
  }

  @Test
  void hasNoCredentialsAndNoSpark() throws MediaException {
    assertThat(call(FaultRequest.of("environment")).text())
        .doesNotContain("HOME")
        .doesNotContain("KEY")
        .contains("LC_ALL=C.UTF-8");
    assertThat(call(FaultRequest.of("class-path")).text())
        .doesNotContain("spark-core")
        .doesNotContain("hadoop-client")
        .contains("javacpp");
  }

  @Test
  void endsWithItsParent() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WorkerParent.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle worker = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      assertThat(worker.isAlive()).isTrue();
      parent.destroyForcibly().waitFor();
      worker.onExit().get(20, TimeUnit.SECONDS);
      assertThat(worker.isAlive()).isFalse();
    } finally {
      parent.destroyForcibly();
    }
  }

  private static FaultReply call(FaultRequest request) throws MediaException {
    return WORKERS.call(request, FaultReply.class);
  }

  private static MediaException refusal(FaultRequest request) {
    return catchThrowableOfType(MediaException.class, () -> call(request));
  }
}
