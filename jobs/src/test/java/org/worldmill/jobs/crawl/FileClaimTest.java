package org.worldmill.jobs.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileClaimTest {

  @TempDir private Path folder;

  @Test
  void isHeldUntilItIsClosed() throws IOException {
    Path file = folder.resolve("a.lock");
    assertThat(FileClaim.isHeld(file)).isFalse();
    FileClaim claim = FileClaim.take(file);
    assertThat(FileClaim.isHeld(file)).isTrue();
    assertThat(FileClaim.isHeld(file)).isTrue();
    assertThatThrownBy(() -> FileClaim.take(file)).isInstanceOf(FileAlreadyExistsException.class);
    claim.close();
    assertThat(FileClaim.isHeld(file)).isFalse();
    assertThat(file).exists();
  }

  @Test
  void endsWithTheProcessThatHoldsIt() throws Exception {
    Path file = folder.resolve("b.lock");
    Path ready = folder.resolve("ready");
    Process other =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Holder.class.getName(),
                    file.toString(),
                    ready.toString()))
            .inheritIO()
            .start();
    try {
      while (!Files.exists(ready) && other.isAlive()) {
        Thread.sleep(20);
      }
      assertThat(FileClaim.isHeld(file)).isTrue();
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(FileClaim.isHeld(file)).isFalse();
  }

  /** A process that claims a file and does not let go. */
  static final class Holder {

    private Holder() {}

    public static void main(String[] args) throws Exception {
      FileClaim claim = FileClaim.take(Path.of(args[0]));
      Files.createFile(Path.of(args[1]));
      Thread.sleep(600_000);
      claim.close();
    }
  }
}
