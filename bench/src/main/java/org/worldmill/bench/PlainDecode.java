package org.worldmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The reference: the bundled FFmpeg decoding a file's picture with one thread, and nothing else.
 */
public final class PlainDecode {

  private final String executable;
  private final Path log;
  private final double startUpCpuSeconds;

  /** Starts the executable once, to see that it runs. Its errors go to {@code log}. */
  public PlainDecode(Path log) throws IOException {
    this.executable = BundledFfmpeg.executable();
    this.log = log;
    TimedProcess version = TimedProcess.run(List.of(executable, "-version"), log);
    if (version.exitCode() != 0) {
      throw new IOException(
          "the bundled ffmpeg does not start; it needs from the system what Debian packages as"
              + " libva2 libva-drm2 libvdpau1 libxcb1 libxcb-shm0 libxcb-shape0 libxcb-xfixes0"
              + " libasound2 libpulse0: "
              + Files.readString(log));
    }
    startUpCpuSeconds = TimedProcess.run(List.of(executable, "-version"), log).cpuSeconds();
  }

  /** What it costs to start and end the process, part of every {@link #run}. */
  public double startUpCpuSeconds() {
    return startUpCpuSeconds;
  }

  /** Runs over one file. A damaged file may end with a non-zero status; its time counts. */
  public TimedProcess run(Path video) throws IOException {
    return TimedProcess.run(
        List.of(
            executable,
            "-v",
            "error",
            "-nostdin",
            "-threads",
            "1",
            "-i",
            video.toString(),
            "-map",
            "0:v:0",
            "-f",
            "null",
            "-"),
        log);
  }
}
