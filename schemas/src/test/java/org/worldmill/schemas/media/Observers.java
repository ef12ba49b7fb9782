package org.worldmill.schemas.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.worldmill.schemas.Modality;

/** Measures and detectors that write down what they were offered. */
final class Observers {

  private Observers() {}

  /** Its signal lists the time stamps it saw; pairs as first and second. */
  record Seer(String name, Sampling sampling, LongConsumer onFrame) implements FrameMeasure {

    Seer(String name, Sampling sampling) {
      this(name, sampling, pts -> {});
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<SignalSpec> signals() {
      double infinity = Double.POSITIVE_INFINITY;
      return List.of(SignalSpec.series(name, "1", -infinity, infinity, "m", "m"));
    }

    @Override
    public Set<Modality> modalities() {
      return Set.of(Modality.VIDEO, Modality.IMAGE);
    }

    @Override
    public Pass begin() {
      List<Double> seen = new ArrayList<>();
      return new Pass() {
        @Override
        public void accept(Frame frame) {
          if (sampling.kind() == Sampling.Kind.PAIR) {
            throw new IllegalStateException("single frame under PAIR");
          }
          note(frame);
        }

        @Override
        public void acceptPair(Frame first, Frame second) {
          note(first);
          note(second);
        }

        private void note(Frame frame) {
          frame.luma(16);
          onFrame.accept(frame.pts());
          seen.add((double) frame.pts());
        }

        @Override
        public Map<String, SignalValue> finish() {
          return Map.of(name, SignalValue.of(seen));
        }
      };
    }
  }

  /** Its signal lists the samples it heard. */
  record Hearer(String name) implements AudioMeasure {
    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<SignalSpec> signals() {
      double infinity = Double.POSITIVE_INFINITY;
      return List.of(SignalSpec.series(name, "1", -infinity, infinity, "m", "m"));
    }

    @Override
    public Set<Modality> modalities() {
      return Set.of(Modality.VIDEO);
    }

    @Override
    public Pass begin() {
      List<Double> heard = new ArrayList<>();
      return new Pass() {
        @Override
        public void accept(AudioBlock block) {
          for (float sample : block.samples()) {
            heard.add((double) sample);
          }
        }

        @Override
        public Map<String, SignalValue> finish(long durationNanos) {
          return Map.of(name, SignalValue.of(heard));
        }
      };
    }
  }

  /** Writes down what it is told of changes, as times of frames and changes in turn. */
  record Told() implements FrameMeasure {
    @Override
    public String name() {
      return "told";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<SignalSpec> signals() {
      return List.of(SignalSpec.series("told", "1", 0, 1e18, "What it was told.", "listens"));
    }

    @Override
    public Set<Modality> modalities() {
      return Set.of(Modality.VIDEO);
    }

    @Override
    public Sampling sampling() {
      return Sampling.hz(1);
    }

    @Override
    public Pass begin() {
      List<Double> told = new ArrayList<>();
      return new Pass() {
        @Override
        public void shotChange(long nanos, double change) {
          told.add(nanos / 1e9);
          told.add(change);
        }

        @Override
        public void accept(Frame frame) {}

        @Override
        public Map<String, SignalValue> finish() {
          return Map.of("told", SignalValue.of(told));
        }
      };
    }
  }

  /** Cuts at given time stamps, each said as late as the contract allows. */
  record CutsAt(TreeSet<Long> stamps, int delayFrames) implements ShotDetector {

    static CutsAt of(int delayFrames, long... stamps) {
      return new CutsAt(new TreeSet<>(LongStream.of(stamps).boxed().toList()), delayFrames);
    }

    @Override
    public String name() {
      return "cuts-at/1";
    }

    @Override
    public Detection begin() {
      List<Long> seen = new ArrayList<>();
      return new Detection() {
        @Override
        public OptionalLong accept(Frame frame) {
          seen.add(frame.pts());
          int decided = seen.size() - 1 - delayFrames;
          return decided >= 0 ? cut(seen.get(decided)) : OptionalLong.empty();
        }

        @Override
        public OptionalLong finish() {
          for (int i = Math.max(0, seen.size() - delayFrames); i < seen.size(); i++) {
            if (cut(seen.get(i)).isPresent()) {
              return cut(seen.get(i));
            }
          }
          return OptionalLong.empty();
        }

        /** Each frame's change is its time stamp; the first has none. */
        @Override
        public OptionalDouble change() {
          return seen.size() < 2
              ? OptionalDouble.empty()
              : OptionalDouble.of(seen.get(seen.size() - 1));
        }

        private OptionalLong cut(long pts) {
          return stamps.contains(pts) ? OptionalLong.of(pts) : OptionalLong.empty();
        }
      };
    }
  }
}
