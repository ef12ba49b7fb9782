package org.worldmill.jobs.worker;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.worldmill.schemas.media.SignalValue;

/**
 * Asks for one picture of a clip with what was measured drawn in.
 *
 * @param file the clip's own file on this machine
 * @param signals what was measured in the clip
 * @param mostBytes longest picture wanted
 */
public record StillRequest(String file, SortedMap<String, SignalValue> signals, int mostBytes) {
  public StillRequest {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }
}
