package org.worldmill.schemas.media;

import java.util.List;

/**
 * What can move in a model by its own data, as counts; the geometry is read in its stored pose.
 *
 * @param animations its animations, in the file's order
 * @param skins number of skins
 * @param skinJoints number of different nodes that skins follow
 * @param morphTargets greatest number of morph targets of one primitive
 */
public record ModelMotion(
    List<AnimationFacts> animations, int skins, int skinJoints, int morphTargets) {

  /** Nothing moves. */
  public static final ModelMotion NONE = new ModelMotion(List.of(), 0, 0, 0);

  public ModelMotion {
    animations = List.copyOf(animations);
  }

  /**
   * One animation.
   *
   * @param name its name; may be empty
   * @param channels number of properties that it moves
   * @param seconds time of its last key, from 0 and finite
   */
  public record AnimationFacts(String name, int channels, double seconds) {}
}
