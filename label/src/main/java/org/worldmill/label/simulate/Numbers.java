package org.worldmill.label.simulate;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.worldmill.label.solid.Vector;

/** Numbers as text that reads back to the same double. */
final class Numbers {

  private Numbers() {}

  static String text(double... values) {
    return Arrays.stream(values)
        .mapToObj(
            value ->
                value == Math.rint(value) && Math.abs(value) < 1e15
                    ? Long.toString((long) value)
                    : Double.toString(value))
        .collect(Collectors.joining(" "));
  }

  static String text(Vector v) {
    return text(v.x(), v.y(), v.z());
  }
}
