package org.worldmill.label.physics;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a course between which its velocity jumps: what is measured over some time is
 * measured within one of them.
 */
final class Legs {

  private static final double LEAST_CERTAINTY = 8;

  /** Most error of the time of a jump, in steps between pictures: else it is no sudden one. */
  private static final double MOST_ERROR = 0.1;

  private Legs() {}

  /** Of a course, in order; itself if nothing jumps. */
  static List<Course> of(Course course) {
    List<Arc> arcs = Arcs.of(course);
    List<Course> legs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i + 1 < arcs.size(); i++) {
      if (jumps(new Jump(arcs.get(i), arcs.get(i + 1)))) {
        legs.add(course.part(from, arcs.get(i).to()));
        from = arcs.get(i).to();
      }
    }
    legs.add(course.part(from, course.size()));
    return legs;
  }

  private static boolean jumps(Jump jump) {
    return jump.sudden()
        && jump.meets()
        && jump.certainty() > LEAST_CERTAINTY
        && jump.timeError() < MOST_ERROR * jump.before().course().step();
  }
}
