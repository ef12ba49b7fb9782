package org.worldmill.ingest.mesh.usd;

import org.worldmill.ingest.mesh.Affine;
import org.worldmill.ingest.mesh.DecimalNumber;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;

/** The place of a prim in its parent, by its transform operations (UsdGeomXformable). */
final class UsdXform {

  private static final String PREFIX = "xformOp:";
  private static final String INVERSE = "!invert!";
  private static final double[] ONES = {1, 1, 1};
  private static final double[] ORIGIN = {0, 0, 0};
  private static final double[] STILL = {0, 0, 0, 1};

  private UsdXform() {}

  /** The prim's place in the stage. */
  static Affine place(UsdPrim prim, Affine parent) throws MediaException {
    Affine place = parent;
    for (String name : prim.texts("xformOpOrder")) {
      place = name.equals("!resetXformStack!") ? Affine.IDENTITY : place.after(op(prim, name));
    }
    return place;
  }

  private static Affine op(UsdPrim prim, String name) throws MediaException {
    boolean inverse = name.startsWith(INVERSE);
    String attribute = inverse ? name.substring(INVERSE.length()) : name;
    double[] value = prim.numbers(attribute);
    if (value.length == 0 || !attribute.startsWith(PREFIX)) {
      return Affine.IDENTITY;
    }
    for (double number : value) {
      if (!Double.isFinite(number)) {
        throw wrong(prim, attribute, "a number that is not finite");
      }
    }
    String kind = attribute.substring(PREFIX.length()).replaceFirst(":.*", "");
    Affine map = map(prim, kind, value);
    return inverse ? map.inverse() : map;
  }

  private static Affine map(UsdPrim prim, String kind, double[] v) throws MediaException {
    int wanted =
        kind.equals("transform")
            ? 16
            : kind.equals("orient")
                ? 4
                : kind.matches("rotate[XYZ]|(translate|scale)[XYZ]") ? 1 : 3;
    if (v.length != wanted) {
      throw wrong(prim, PREFIX + kind, v.length + " numbers");
    }
    return switch (kind) {
      case "transform" -> Affine.ofColumns(v);
      case "translate" -> Affine.of(v, STILL, ONES);
      case "scale" -> Affine.of(ORIGIN, STILL, v);
      case "orient" -> Affine.of(ORIGIN, new double[] {v[1], v[2], v[3], v[0]}, ONES);
      default -> turned(prim, kind, v);
    };
  }

  /** Turns, and steps along one axis. */
  private static Affine turned(UsdPrim prim, String kind, double[] v) throws MediaException {
    if (v.length == 1) {
      int axis = kind.charAt(kind.length() - 1) - 'X';
      double[] one = kind.startsWith("scale") ? ONES.clone() : ORIGIN.clone();
      one[axis] = v[0];
      return kind.startsWith("rotate")
          ? turn(axis, v[0])
          : map(prim, kind.substring(0, kind.length() - 1), one);
    }
    if (kind.matches("rotate(XYZ|XZY|YXZ|YZX|ZXY|ZYX)")) {
      Affine turned = Affine.IDENTITY;
      // The first letter turns first.
      for (char letter : kind.substring("rotate".length()).toCharArray()) {
        turned = turn(letter - 'X', v[letter - 'X']).after(turned);
      }
      return turned;
    }
    throw wrong(prim, PREFIX + kind, "a kind that is not known");
  }

  private static Affine turn(int axis, double degrees) {
    double half = Math.toRadians(degrees) / 2;
    double[] quaternion = {0, 0, 0, StrictMath.cos(half)};
    quaternion[axis] = StrictMath.sin(half);
    return Affine.of(ORIGIN, quaternion, ONES);
  }

  private static MediaException wrong(UsdPrim prim, String attribute, String what) {
    return new MediaException(
        Code.CORRUPT,
        "%s.%s has %s; export the model again"
            .formatted(
                DecimalNumber.printable(prim.path()), DecimalNumber.printable(attribute), what));
  }
}
