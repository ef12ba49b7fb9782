package org.worldmill.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkdirLockTest {

  @TempDir private Path workdir;

  @Test
  void keepsASecondRunOut() throws Exception {
    try (WorkdirLock first = WorkdirLock.lock(workdir)) {
      assertThat(first).isNotNull();
      assertThat(WorkdirLock.tryLock(workdir)).isEmpty();
      assertThatThrownBy(() -> WorkdirLock.lock(workdir))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("another run is at work in " + workdir);
    }
  }

  @Test
  void isFreeAgainAfterwards() throws Exception {
    WorkdirLock.lock(workdir).close();
    Optional<WorkdirLock> again = WorkdirLock.tryLock(workdir);
    assertThat(again).isPresent();
    again.get().close();
  }
}
