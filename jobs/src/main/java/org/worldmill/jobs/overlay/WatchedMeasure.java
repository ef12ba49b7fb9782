package org.worldmill.jobs.overlay;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.Sampling;
import org.worldmill.schemas.media.SignalSpec;

/** A measure whose passes tell what they see, each pass to the next of those who ask. */
final class WatchedMeasure implements FrameMeasure {

  private final FrameMeasure measure;
  private final Iterator<Seen> asking;

  WatchedMeasure(FrameMeasure measure, List<Seen> asking) {
    this.measure = measure;
    this.asking = asking.iterator();
  }

  @Override
  public String name() {
    return measure.name();
  }

  @Override
  public int version() {
    return measure.version();
  }

  @Override
  public List<SignalSpec> signals() {
    return measure.signals();
  }

  @Override
  public Set<Modality> modalities() {
    return measure.modalities();
  }

  @Override
  public Sampling sampling() {
    return measure.sampling();
  }

  @Override
  public Pass begin() {
    Pass pass = measure.begin();
    if (asking.hasNext()) {
      pass.watch(asking.next());
    }
    return pass;
  }
}
