package org.worldmill.label.physics;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.worldmill.label.track.ChangeGate;
import org.worldmill.label.track.Follower;
import org.worldmill.label.track.Gate;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Frame;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.Observation;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/**
 * What moves on its own, and what physics can be read from it: ways with their derivatives,
 * strikes, periods, rolling, and free fall with gravity, scale, restitution and energy. Looks
 * closely only while something moves on its own; see {@link ChangeGate}.
 */
@AutoService(Measure.class)
public final class PhysicsMeasure implements FrameMeasure {

  private final Supplier<Gate> gate;

  /** Looks closely while something moves on its own. */
  public PhysicsMeasure() {
    this(ChangeGate::new);
  }

  private PhysicsMeasure(Supplier<Gate> gate) {
    this.gate = gate;
  }

  /** One that looks closely at every picture, to show what the gate saves. */
  public static PhysicsMeasure ungated() {
    return new PhysicsMeasure(() -> Gate.OPEN);
  }

  @Override
  public String name() {
    return "physics";
  }

  @Override
  public int version() {
    return 8;
  }

  @Override
  public List<SignalSpec> signals() {
    return PhysicsSignals.ALL;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.VIDEO);
  }

  @Override
  public Sampling sampling() {
    return Sampling.EVERY;
  }

  @Override
  public FrameMeasure.Pass begin() {
    Follower follower = new Follower(gate.get());
    return new FrameMeasure.Pass() {
      private boolean transition;
      private Optional<Consumer<Observation>> witness = Optional.empty();

      @Override
      public void watch(Consumer<Observation> asking) {
        witness = Optional.of(asking);
        follower.watch(asking);
      }

      @Override
      public void transition() {
        transition = true;
      }

      @Override
      public void accept(Frame frame) {
        if (!transition) {
          follower.accept(frame);
        }
      }

      @Override
      public Map<String, SignalValue> finish() {
        return transition
            ? PhysicsSignals.absent("the clip is a transition between two shots")
            : PhysicsSignals.of(follower.finish(), witness);
      }
    };
  }
}
