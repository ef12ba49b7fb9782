package org.worldmill.label.simulate;

import java.util.List;
import java.util.Optional;
import org.worldmill.schemas.media.Articulation.Joint;
import org.worldmill.schemas.media.Articulation.Pose;

/**
 * A link that is ready for simulators.
 *
 * @param name its own among all links
 * @param parent number of the link that it hangs on
 * @param pose in the frame of its parent, joints at zero
 * @param world its pose in the world, likewise
 * @param joints between it and its parent, the one next to the parent first, without fixed ones
 * @param mass what it weighs, if anything
 * @param visuals what is seen of it
 * @param collisions convex pieces that are touched, and planes
 * @param volumeExcess of the pieces of its closed meshes over these; empty if it has none
 */
record SimLink(
    String name,
    Optional<Integer> parent,
    Pose pose,
    Pose world,
    List<Joint> joints,
    Optional<LinkMass> mass,
    List<SimShape> visuals,
    List<SimShape> collisions,
    Optional<Double> volumeExcess) {

  SimLink {
    joints = List.copyOf(joints);
    visuals = List.copyOf(visuals);
    collisions = List.copyOf(collisions);
  }
}
