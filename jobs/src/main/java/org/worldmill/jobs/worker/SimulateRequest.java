package org.worldmill.jobs.worker;

import java.util.Optional;
import org.worldmill.label.simulate.SimRobot;
import org.worldmill.schemas.media.ModelFrame.Axis;

/**
 * Asks for the files that a simulator needs of a 3D model.
 *
 * @param file its path on this machine; the files it names lie beside it
 * @param mediaType as probed
 * @param name what the body shall be called
 * @param options how it is made
 * @param outDir an existing folder for the files
 */
public record SimulateRequest(
    String file, String mediaType, String name, Options options, String outDir) {

  /**
   * How a body is made of a model.
   *
   * @param densityKgM3 even density, where the user states it
   * @param metresPerUnit length of a unit, where the user states it
   * @param up the axis that is up, where the user states it
   * @param hulls most convex pieces
   * @param weldShare vertices within this share of the diagonal become one
   * @param holeEdges longest rim of a hole that is filled; 0 fills none
   * @param mostTriangles budget of the visual mesh
   * @param base whether robots stand still
   */
  public record Options(
      Optional<Double> densityKgM3,
      Optional<Double> metresPerUnit,
      Optional<Axis> up,
      int hulls,
      double weldShare,
      int holeEdges,
      int mostTriangles,
      SimRobot.Base base) {}
}
