package org.worldmill.jobs.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.worldmill.schemas.MediaException;

class MemoryTest {

  @Test
  void knowsWantOfMemoryByAllItsNames() {
    assertThat(Memory.wasShort(new OutOfMemoryError("malloc gave nothing"))).isTrue();
    assertThat(Memory.wasShort(new MediaException(MediaException.Code.OUT_OF_MEMORY, "a picture")))
        .isTrue();
    assertThat(
            Memory.wasShort(
                new RuntimeException(
                    "OpenCV(4.13.0) alloc.cpp:73: error: (-4:Insufficient memory) Failed to"
                        + " allocate 8294400 bytes in function 'OutOfMemoryError'")))
        .isTrue();
    assertThat(Memory.wasShort(new RuntimeException("std::bad_alloc"))).isTrue();
    assertThat(Memory.wasShort(new IllegalStateException(new OutOfMemoryError()))).isTrue();
  }

  @Test
  void takesNoOtherFaultForIt() {
    assertThat(Memory.wasShort(new MediaException(MediaException.Code.CORRUPT, "its index")))
        .isFalse();
    assertThat(Memory.wasShort(new RuntimeException())).isFalse();
    assertThat(
            Memory.wasShort(new RuntimeException("error: (-215:Assertion failed) !empty() in f")))
        .isFalse();
  }

  @Test
  void readsTheLastWordsOfNativeCode() {
    assertThat(
            WorkerDeath.ofExit(
                    134,
                    "terminate called after throwing an instance of 'std::bad_alloc'\n"
                        + "  what():  std::bad_alloc")
                .code())
        .isEqualTo(MediaException.Code.OUT_OF_MEMORY);
    assertThat(
            WorkerDeath.ofExit(
                    1,
                    "OpenBLAS error: Memory allocation still failed after 10 retries, giving up.")
                .code())
        .isEqualTo(MediaException.Code.OUT_OF_MEMORY);
    assertThat(WorkerDeath.ofExit(134, "double free").code())
        .isEqualTo(MediaException.Code.CRASHED);
  }
}
