package org.worldmill.label.simulate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.worldmill.label.repair.RepairPlan;
import org.worldmill.label.solid.ConvexHull;
import org.worldmill.label.solid.Topology;
import org.worldmill.label.solid.Vector;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.ModelFrame;

/** The search for the planes along which a body is cut into nearly convex pieces. */
final class Division {

  /** Triangles on which planes are searched; finer bodies are decimated for the search alone. */
  private static final int SEARCHED = 6000;

  /** Planes at concave corners that are tried along each axis. */
  private static final int CORNERS = 6;

  /** Planes at even distances that are tried along each axis. */
  private static final int EVEN = 3;

  /**
   * What unequal halves cost, in shares of the difference of their hulls: where no cut helps yet.
   */
  private static final double IMBALANCE = 0.05;

  /** Corners that lie above a neighbour's plane by less than this share of the box are flat. */
  private static final double FLAT = 1e-6;

  private final Inside inside;
  private final Columns columns;
  private final double[][] concave;

  private record Piece(Region region, CutSurface surface, double hull, double excess) {}

  private Division(Mesh mesh, Region bounds) {
    inside = new Inside(mesh);
    columns = new Columns(mesh, bounds);
    concave = concaveCorners(mesh, bounds);
  }

  /** Boxes that together hold the body, as many as wanted or as it takes. */
  static List<Region> of(Mesh body, double volume, double enough, int most) {
    Mesh searched = body;
    if (body.triangleCount() > SEARCHED) {
      searched = new RepairPlan(0, 0, SEARCHED).run(body, ModelFrame.UNSTATED).mesh();
    }
    CutSurface surface = CutSurface.of(searched);
    Region bounds = CutSurface.of(body).bounds();
    Division division = new Division(searched, bounds);
    List<Piece> pieces = new ArrayList<>();
    pieces.add(division.piece(bounds, surface));
    while (pieces.size() < most) {
      int worst = 0;
      double sum = 0;
      for (int i = 0; i < pieces.size(); i++) {
        sum += Math.max(0, pieces.get(i).excess());
        worst = pieces.get(i).excess() > pieces.get(worst).excess() ? i : worst;
      }
      if (sum <= enough * volume) {
        break;
      }
      List<Piece> halves = division.halves(pieces.get(worst));
      if (halves.isEmpty()) {
        Piece whole = pieces.get(worst);
        pieces.set(worst, new Piece(whole.region(), whole.surface(), whole.hull(), 0));
      } else {
        pieces.set(worst, halves.get(0));
        pieces.add(halves.get(1));
      }
    }
    return pieces.stream().map(Piece::region).toList();
  }

  private Piece piece(Region region, CutSurface surface) {
    double hull = ConvexHull.of(surface.points(inside, region)).map(ConvexHull::volume).orElse(0.0);
    return new Piece(region, surface, hull, hull - columns.volume(region));
  }

  /**
   * The two sides of the plane that leaves the smallest hulls, the more alike the better: a ring
   * has to be cut twice before its hulls shrink. None if there is no plane.
   */
  private List<Piece> halves(Piece piece) {
    List<Piece> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 3; axis++) {
      for (double at : planes(piece.region(), axis)) {
        Piece low = piece(piece.region().below(axis, at), piece.surface().cut(axis, at, -1));
        if (low.hull() >= least) {
          continue;
        }
        Piece high = piece(piece.region().above(axis, at), piece.surface().cut(axis, at, 1));
        double cost = low.hull() + high.hull() + IMBALANCE * Math.abs(low.hull() - high.hull());
        if (low.hull() > 0 && high.hull() > 0 && cost < least) {
          least = cost;
          best = List.of(low, high);
        }
      }
    }
    return best;
  }

  private double[] planes(Region region, int axis) {
    double low = region.low(axis);
    double high = region.high(axis);
    double margin = 0.01 * (high - low);
    TreeSet<Double> planes = new TreeSet<>();
    double[] within =
        Arrays.stream(concave[axis])
            .filter(at -> at > low + margin && at < high - margin)
            .toArray();
    int step = Math.max(1, within.length / CORNERS);
    for (int i = step / 2; i < within.length; i += step) {
      planes.add(within[i]);
    }
    for (int i = 1; i <= EVEN; i++) {
      planes.add(low + i * (high - low) / (EVEN + 1));
    }
    return planes.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** For each axis the places of vertices at edges where the body is not convex. */
  private static double[][] concaveCorners(Mesh mesh, Region bounds) {
    Topology surface = Topology.of(mesh);
    double flat = FLAT * bounds.high().minus(bounds.low()).length();
    double[] p = surface.positions();
    int[] corners = surface.corners();
    List<TreeSet<Double>> places = List.of(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    for (int side = 0; side < corners.length; side++) {
      int mate = surface.mate(side);
      if (mate < side) {
        continue;
      }
      Vector from = Vector.at(p, corners[side]);
      Vector to = Vector.at(p, corners[Topology.next(side)]);
      Vector third = Vector.at(p, corners[Topology.next(Topology.next(side))]);
      Vector other = Vector.at(p, corners[Topology.next(Topology.next(mate))]);
      Vector normal = to.minus(from).cross(third.minus(from));
      if (other.minus(from).dot(normal) > flat * normal.length()) {
        for (int axis = 0; axis < 3; axis++) {
          places.get(axis).add(from.component(axis));
          places.get(axis).add(to.component(axis));
        }
      }
    }
    double[][] found = new double[3][];
    for (int axis = 0; axis < 3; axis++) {
      found[axis] = places.get(axis).stream().mapToDouble(Double::doubleValue).toArray();
    }
    return found;
  }
}
