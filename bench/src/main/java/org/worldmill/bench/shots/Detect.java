package org.worldmill.bench.shots;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.CurateConfig;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.MediaEvent;
import org.worldmill.schemas.media.ShotDetector;

/**
 * Our detector, as configured by default, over one file.
 *
 * @param found frames counted from 0
 * @param seconds from the first frame to the last
 * @param cpuSeconds of the whole process: decoding, sketches, detection
 * @param decodeCpuSeconds of decoding alone, the same way
 */
record Detect(Found found, int frames, double seconds, double cpuSeconds, double decodeCpuSeconds) {

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  static Detect in(Path file) throws MediaException {
    Pass plain = new Pass(DecodedPass.ONE_SHOT).over(file);
    Pass pass = new Pass(ShotDetectors.of(CurateConfig.DEFAULT.shots())).over(file);
    double seconds = (pass.lastNanos - pass.firstNanos) / 1e9;
    return new Detect(pass.found(), pass.frames, seconds, pass.cpuSeconds, plain.cpuSeconds);
  }

  private static final class Pass {

    private final ShotDetector.Detection detection;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<Integer> begins = new ArrayList<>();
    private final List<Boolean> transitions = new ArrayList<>();
    private int frames;
    private long firstNanos;
    private long lastNanos;
    private double cpuSeconds;

    Pass(ShotDetector detector) {
      detection = detector.begin();
    }

    Pass over(Path file) throws MediaException {
      long before = SYSTEM.getProcessCpuTime();
      try (FrameSource source = VideoSource.open(file, VideoProbe.probe(file))) {
        for (Optional<MediaEvent> event = source.next(); event.isPresent(); event = source.next()) {
          if (event.get() instanceof Frame frame) {
            accept(frame);
            frame.close();
          }
        }
      }
      note(detection.finish());
      cpuSeconds = (SYSTEM.getProcessCpuTime() - before) / 1e9;
      return this;
    }

    private void accept(Frame frame) {
      firstNanos = frames == 0 ? frame.nanos() : firstNanos;
      lastNanos = frame.nanos();
      numbers.put(frame.pts(), frames++);
      note(detection.accept(frame));
    }

    private void note(OptionalLong boundary) {
      boundary.ifPresent(
          pts -> {
            begins.add(numbers.getOrDefault(pts, -1));
            transitions.add(detection.inTransition());
          });
    }

    Found found() {
      List<Found.Mark> marks = new ArrayList<>();
      for (int i = 0; i < begins.size(); i++) {
        int first = begins.get(i);
        if (transitions.get(i)) {
          i++;
          marks.add(new Found.Mark(first, i < begins.size() ? begins.get(i) : frames));
        } else {
          marks.add(new Found.Mark(first, first));
        }
      }
      return new Found(marks);
    }
  }
}
