package org.worldmill.bench.truth;

import java.util.List;
import org.worldmill.label.camera.Lens;

/**
 * A form in which a clip is filmed. Clips are painted at twice the reference's frame rate.
 *
 * @param name of the tier
 * @param step of the painted pictures, every so manieth is kept
 * @param filters that change them
 * @param coding how they are coded
 * @param focal the supposed focal length by the true one; 1 says that it is known
 */
record Variant(String name, int step, String filters, Coding coding, double focal) {

  private static final Coding FINE = Coding.h264(24);

  /** What the others are held against. */
  static final Variant REFERENCE = new Variant("reference", 2, "null", FINE, 1);

  static final List<Variant> ALL =
      List.of(
          coded("H.264 QP 32", Coding.h264(32)),
          coded("VP9 crf 34", Coding.vp9(34)),
          coded("AV1 crf 35", Coding.av1(35)),
          coded("MPEG-4 q 4", Coding.mpeg4(4, 0)),
          new Variant("half the size", 2, "scale=iw/2:ih/2:flags=area", FINE, 1),
          new Variant("half the frame rate", 4, "null", FINE, 1),
          new Variant("twice the frame rate", 1, "null", FINE, 1),
          new Variant("half the contrast", 2, "lutyuv=y=128+(val-128)/2", FINE, 1));

  /** The reference's film with a focal length supposed that is not the true one. */
  static final List<Variant> LENSES =
      List.of(
          new Variant("focal length 30 % too long", 2, "null", FINE, 1.3),
          new Variant("focal length 30 % too short", 2, "null", FINE, 1 / 1.3));

  private static Variant coded(String name, Coding coding) {
    return new Variant(name, 2, "null", coding, 1);
  }

  /** The whole change of the painted pictures. */
  Coding film() {
    return coding.filtered("format=yuv420p,framestep=" + step + "," + filters);
  }

  /** What is told of a lens. */
  Lens lens(double focalWidths) {
    return new Lens(focal * focalWidths, focal == 1 ? Lens.Source.KNOWN : Lens.Source.SUPPOSED);
  }
}
