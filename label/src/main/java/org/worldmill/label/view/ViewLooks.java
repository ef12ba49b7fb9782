package org.worldmill.label.view;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** How a model looks from outside: small views from four sides, from above and from below. */
@AutoService(Measure.class)
public final class ViewLooks implements MeshMeasure {

  private static final int RING = 4;
  private static final int SIDE_PX = 96;
  private static final String VIEWS =
      "Mean over six views of 96 pixels a side: four in a ring 20 degrees up, one from above, one"
          + " from below. ";
  private static final String POINTS = "a point cloud has no faces";
  private static final String UNSEEN = "none of it is seen in any view";

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.share(
              "view_fill",
              "Share of a picture that the model covers when it just fits into it.",
              VIEWS + "The pictures fit the model's own reach."),
          SignalSpec.number(
              "silhouette_complexity",
              "1",
              0,
              Double.POSITIVE_INFINITY,
              "How much longer the outline is than that of a disc of the same area.",
              VIEWS
                  + "P / (2 sqrt(pi A)); P by marching squares, divided by its mean excess of"
                  + " 1.0548 over all directions. Inner outlines count."),
          SignalSpec.number(
              "normal_entropy",
              "1",
              0,
              1,
              "How evenly what a view shows spreads over all directions: 0 for a plane, 0.7 for a ball.",
              VIEWS
                  + "Entropy over 64 cells of the octahedral map of the normals in model axes (Z."
                  + " Cigolle et al., 2014), over 6 bits."),
          SignalSpec.number(
              "shading_entropy",
              "1",
              0,
              1,
              "How varied the shades of the lit model are.",
              VIEWS + "Entropy of 32 steps of luma over what is covered, over 5 bits."),
          SignalSpec.share(
              "self_occlusion",
              "Share of the surface that faces the camera and is hidden behind other parts.",
              VIEWS
                  + "1 - visible / drawn samples of the faces on that side which more of the"
                  + " visible ones show; 0 for convex bodies."),
          SignalSpec.number(
              "surface_colourfulness",
              "1",
              0,
              Double.POSITIVE_INFINITY,
              "How colourful the model is, in 8-bit steps.",
              VIEWS
                  + "D. Hasler and S. Suesstrunk, 2003, over what is covered; by colours of"
                  + " vertices and materials and the pictures of base colours."),
          SignalSpec.share(
              "back_face_share",
              "Share of what is seen from outside that shows the backs of faces: near 1 where a"
                  + " model is inside out.",
              VIEWS + "A face shows its back if its corners run clockwise as seen."),
          SignalSpec.share(
              "blank_view_share",
              "Share of the views in which next to nothing is seen.",
              "Of the same six views, those with less than one pixel in a thousand covered."));

  @Override
  public String name() {
    return "view-looks";
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    Renderer renderer = new Renderer(model);
    Sphere sphere = new Sphere(renderer, Upright.of(model, ""), SIDE_PX);
    List<View> views = new ArrayList<>(sphere.ring(RING));
    views.add(sphere.top());
    views.add(sphere.bottom());
    LookTally tally = new LookTally();
    for (View view : views) {
      tally.add(renderer.draw(view.camera(), 1));
    }
    boolean faces = model.mesh().triangleCount() > 0;
    Map<String, SignalValue> found = new TreeMap<>();
    found.put("blank_view_share", SignalValue.of((double) tally.blank() / views.size()));
    for (SignalSpec spec : SIGNALS) {
      found.computeIfAbsent(spec.name(), name -> value(name, tally, faces, renderer.paint()));
    }
    return found;
  }

  private static SignalValue value(String name, LookTally tally, boolean faces, Paint paint) {
    boolean byFaces = Set.of("normal_entropy", "self_occlusion", "back_face_share").contains(name);
    if (!faces && byFaces) {
      return SignalValue.absent(POINTS);
    }
    if (tally.seen() == 0) {
      return SignalValue.absent(UNSEEN);
    }
    if (name.equals("surface_colourfulness") && !paint.coloured()) {
      return SignalValue.absent("neither vertices nor materials have a colour");
    }
    return tally.mean(name).withConfidence(tally.confidence());
  }
}
