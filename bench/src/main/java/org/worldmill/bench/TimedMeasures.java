package org.worldmill.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.AudioBlock;
import org.worldmill.schemas.media.AudioMeasure;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeasureRegistry;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.telemetry.Telemetry;

/** The measures, each of which books its own CPU time under its name. */
final class TimedMeasures {

  private TimedMeasures() {}

  /** All of a registry that see or listen; the others as they are. */
  static MeasureRegistry of(MeasureRegistry registry, CpuLedger ledger) {
    return new MeasureRegistry(
        registry.measures().stream().map(measure -> timed(measure, ledger)).toList());
  }

  private static Measure timed(Measure measure, CpuLedger ledger) {
    if (measure instanceof FrameMeasure frames) {
      return new Seeing(frames, ledger);
    }
    return measure instanceof AudioMeasure sound ? new Hearing(sound, ledger) : measure;
  }

  private record Seeing(FrameMeasure inner, CpuLedger ledger) implements FrameMeasure {
    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public int version() {
      return inner.version();
    }

    @Override
    public List<SignalSpec> signals() {
      return inner.signals();
    }

    @Override
    public Set<Modality> modalities() {
      return inner.modalities();
    }

    @Override
    public Sampling sampling() {
      return inner.sampling();
    }

    @Override
    public FromKeyFrames fromKeyFrames() {
      return inner.fromKeyFrames();
    }

    @Override
    public FrameMeasure.Pass begin() {
      FrameMeasure.Pass pass = inner.begin();
      return new FrameMeasure.Pass() {
        @Override
        public void transition() {
          pass.transition();
        }

        @Override
        public void sensors(Telemetry telemetry) {
          pass.sensors(telemetry);
        }

        @Override
        public void shotChange(long nanos, double change) {
          pass.shotChange(nanos, change);
        }

        @Override
        public void accept(Frame frame) {
          ledger.enter(name());
          pass.accept(new TimedFrame(frame, ledger));
          ledger.exit();
        }

        @Override
        public void acceptPair(Frame first, Frame second) {
          ledger.enter(name());
          pass.acceptPair(new TimedFrame(first, ledger), new TimedFrame(second, ledger));
          ledger.exit();
        }

        @Override
        public Map<String, SignalValue> finish() {
          ledger.enter(name());
          Map<String, SignalValue> found = pass.finish();
          ledger.exit();
          return found;
        }
      };
    }
  }

  private record Hearing(AudioMeasure inner, CpuLedger ledger) implements AudioMeasure {
    @Override
    public String name() {
      return inner.name();
    }

    @Override
    public int version() {
      return inner.version();
    }

    @Override
    public List<SignalSpec> signals() {
      return inner.signals();
    }

    @Override
    public Set<Modality> modalities() {
      return inner.modalities();
    }

    @Override
    public AudioMeasure.Pass begin() {
      AudioMeasure.Pass pass = inner.begin();
      return new AudioMeasure.Pass() {
        @Override
        public void startsAt(long startNanos) {
          pass.startsAt(startNanos);
        }

        @Override
        public void accept(AudioBlock block) {
          ledger.enter(name());
          pass.accept(block);
          ledger.exit();
        }

        @Override
        public Map<String, SignalValue> finish(long durationNanos) {
          ledger.enter(name());
          Map<String, SignalValue> found = pass.finish(durationNanos);
          ledger.exit();
          return found;
        }
      };
    }
  }
}
