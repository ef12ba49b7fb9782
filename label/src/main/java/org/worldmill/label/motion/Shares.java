package org.worldmill.label.motion;

import java.util.Optional;

/**
 * How much of the picture moved at one time.
 *
 * @param moving visibly, whatever moved it
 * @param clear the same by three steps at any contrast
 * @param own otherwise than the dominant motion
 * @param agreement how much of the picture follows that
 */
record Shares(double moving, double clear, double own, double agreement) {

  Shares orMoreOf(Optional<Shares> other) {
    return other
        .map(
            o ->
                new Shares(
                    Math.max(moving, o.moving),
                    Math.max(clear, o.clear),
                    Math.max(own, o.own),
                    Math.min(agreement, o.agreement)))
        .orElse(this);
  }
}
