package org.worldmill.label.mesh;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** All signals of a measure that cannot be observed, for one reason. */
final class Absent {

  private Absent() {}

  static Map<String, SignalValue> all(List<SignalSpec> signals, String reason) {
    Map<String, SignalValue> none = new TreeMap<>();
    signals.forEach(signal -> none.put(signal.name(), SignalValue.absent(reason)));
    return none;
  }
}
