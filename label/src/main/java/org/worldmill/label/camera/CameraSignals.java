package org.worldmill.label.camera;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;

/** A camera's story as signals: one value a span, spans of unknown motion left out. */
final class CameraSignals {

  private static final double ANY = Double.POSITIVE_INFINITY;

  private static final String HOW =
      "points followed on luma of at most 320 px, four frames a second, chained to 18 px or a second;"
          + " rotation and zoom by robust Gauss-Newton, a way by epipolar lines or MAGSAC's"
          + " essential matrix, whichever explains the points; no points where sketches show that"
          + " the camera stands; it stands, too, where points move but 45 % of the blocks that would"
          + " show it and 5 % of the points do not";

  private static final String SPAN = "; one value for each span of camera_span_start_s";

  private static final String DEPTH =
      " per second, in distances of the scene's middle point: a way has no scale" + SPAN;

  /** What it declares. */
  static final List<SignalSpec> ALL =
      Stream.of(overAll(), held(), beside(), ParallaxSignals.ALL, StepSignals.ALL)
          .flatMap(List::stream)
          .toList();

  private CameraSignals() {}

  private static List<SignalSpec> overAll() {
    return List.of(
        SignalSpec.text(
            "camera_motion",
            "What the camera does for most of the clip: static, or pan, tilt, roll, truck,"
                + " pedestal, dolly or zoom with its direction",
            HOW + "; the fifteen primitives of CameraBench (Lin et al. 2025)"),
        SignalSpec.flag(
            "camera_ambiguous",
            "Whether for half of a span or more turning cannot be told from moving, or zooming"
                + " from a slow dolly",
            "median residual of rotation and zoom is 2.65 to 3.5 times that of a way, over"
                + " neighbouring chains, the worst tenth's 2.3 to 2.7 times where the picture grows;"
                + " or it grows by under 4 px"),
        SignalSpec.text(
            "camera_spans",
            "Each span's beginning and end in seconds and what the camera does above all",
            "mean motion over 1.5 s around each sample; spans under 0.6 s join a neighbour"),
        SignalSpec.share(
            "camera_static_share", "Share of the clip in which the camera stands", HOW),
        series("camera_span_start_s", "s", "Beginnings of spans since the clip's start"),
        series("camera_span_end_s", "s", "Ends of spans since the clip's start"),
        series("camera_span_confidence", "1", "How sure what is said of each span is" + SPAN),
        series("camera_pan_widths_s", "widths/s", "Pan to the right as shift" + SPAN),
        series("camera_tilt_widths_s", "widths/s", "Tilt up as shift" + SPAN),
        series(
            "camera_pan_rad_s",
            "rad/s",
            "Pan to the right about the camera's own axes; needs the focal length, which zooming"
                + " changes"
                + SPAN),
        series(
            "camera_tilt_rad_s",
            "rad/s",
            "Tilt up about the camera's own axes; needs the focal length, which zooming changes"
                + SPAN),
        series("camera_roll_rad_s", "rad/s", "Roll clockwise" + SPAN),
        series("camera_pan_error_widths_s", "widths/s", "Standard error of pan" + SPAN),
        series("camera_tilt_error_widths_s", "widths/s", "Standard error of tilt" + SPAN),
        series(
            "camera_pan_error_rad_s",
            "rad/s",
            "Standard error of pan about the camera's own axes, with that of the focal length"
                + SPAN),
        series(
            "camera_tilt_error_rad_s",
            "rad/s",
            "Standard error of tilt about the camera's own axes, with that of the focal length"
                + SPAN),
        series("camera_roll_error_rad_s", "rad/s", "Standard error of roll" + SPAN),
        series("camera_zoom_s", "1/s", "Zoom in: logarithm of the enlargement per second" + SPAN),
        series("camera_zoom_error_s", "1/s", "Standard error of zoom" + SPAN),
        series("camera_truck_s", "1/s", "Way to the right" + DEPTH),
        series("camera_pedestal_s", "1/s", "Way up" + DEPTH),
        series("camera_dolly_s", "1/s", "Way forwards" + DEPTH),
        series(
            "camera_way_error_rad",
            "rad",
            "Root mean square angle by which the way's direction may be off; a quarter turn where"
                + " there is no way"
                + SPAN));
  }

  private static List<SignalSpec> held() {
    return List.of(
        SignalSpec.number(
            "camera_focal_widths",
            "widths",
            0,
            ANY,
            "Focal length in picture widths, where a turn of the camera shows it or the film"
                + " states it",
            "the focal length that minimises the residual of a rotation; absent where it runs to"
                + " the end of the range, or parallax explains the points as well; its mean with what the film"
                + " states (focal_px), by inverse variances, where both agree within three"
                + " standard errors; as stated where no turn shows it"),
        SignalSpec.number(
            "camera_shake_widths",
            "widths",
            0,
            ANY,
            "How unsteady the picture is",
            "root mean square deviation of the picture's place, its roll undone, from its mean"
                + " over a second on either side, at four frames a second"),
        SignalSpec.text(
            "camera_steadiness",
            "How the camera is held: fixed, smooth, or handheld for whatever trembles like a hand",
            "fixed: stands throughout and camera_shake_widths is under 0.0005; handheld: that is"
                + " 0.0012 or more; else smooth"));
  }

  private static List<SignalSpec> beside() {
    return List.of(
        SignalSpec.share(
            "own_area_share",
            "Share of the picture that moves otherwise than turning and zooming explain",
            "dense flow once in five seconds, over a quarter of a second, off by over 1.2 px, returning"
                + " to within 1 px, and explaining what is seen better; mean; absent, TRANSLATING, where the camera moves"),
        SignalSpec.share(
            "own_area_peak",
            "Greatest share of the picture that moves on its own at any one time",
            "as own_area_share, greatest"),
        look("own_time_s", "s", "Times of looks since the clip's start"),
        look("own_area", "1", "Share of the picture that moves on its own"),
        look("own_regions", "1", "How many connected regions of it there are"),
        look("own_left", "1", "Left edge of the largest region, in picture widths"),
        look("own_top", "1", "Upper edge of the largest region, in picture heights"),
        look("own_right", "1", "Right edge of the largest region, in picture widths"),
        look("own_bottom", "1", "Lower edge of the largest region, in picture heights"),
        look("own_speed_widths_s", "widths/s", "Median speed of it against the background"),
        look("own_direction_rad", "rad", "Mean direction: 0 to the right, positive downwards"));
  }

  private static SignalSpec series(String name, String unit, String meaning) {
    double least = unit.equals("s") || unit.equals("1") || name.contains("error") ? 0 : -ANY;
    return SignalSpec.series(name, unit, least, unit.equals("1") ? 1 : ANY, meaning, HOW);
  }

  private static SignalSpec look(String name, String unit, String meaning) {
    boolean angle = unit.equals("rad");
    boolean count = name.equals("own_regions");
    return SignalSpec.series(
        name,
        unit,
        angle ? -Math.PI : 0,
        angle ? Math.PI : unit.equals("1") && !count ? 1 : ANY,
        meaning + "; one value for each look of own_time_s",
        "as own_area_share; regions of 6 cells of 4 px or more");
  }

  /** All of them absent for one reason. */
  static Map<String, SignalValue> absent(String reason) {
    return ALL.stream()
        .collect(Collectors.toMap(SignalSpec::name, spec -> SignalValue.absent(reason)));
  }

  /** A story's values. */
  static Map<String, SignalValue> of(CameraStory story) {
    List<Segment> known = new ArrayList<>();
    story.segments().stream().filter(s -> s.primary().isPresent()).forEach(known::add);
    if (known.isEmpty()) {
      return absent("too little texture, or too fast, to follow any points");
    }
    Map<String, SignalValue> values = new HashMap<>();
    overall(values, story, known);
    spans(values, story, known);
    rates(values, story, known);
    values.put("camera_focal_widths", focal(story));
    shake(values, story, known);
    CameraStory.OwnMotion own = story.ownMotion();
    values.put("own_area_share", number(own.share(), own.absence()));
    values.put("own_area_peak", number(own.peak(), own.absence()));
    looks(values, story);
    ParallaxSignals.put(values, story);
    StepSignals.put(values, story);
    return values;
  }

  private static void shake(
      Map<String, SignalValue> values, CameraStory story, List<Segment> known) {
    String short3 = "the clip is under three seconds, or tracking was lost";
    SignalValue shake = number(story.shakeWidths(), short3);
    values.put(
        "camera_shake_widths",
        story.shakeWidths().isPresent() ? shake.withStandardError(story.shakeError()) : shake);
    boolean stands =
        known.stream().allMatch(s -> s.primary().filter(Primitive.STATIC::equals).isPresent());
    values.put(
        "camera_steadiness",
        story.steadiness(stands).map(SignalValue::of).orElse(SignalValue.absent(short3)));
  }

  private static void looks(Map<String, SignalValue> values, CameraStory story) {
    CameraStory.OwnMotion own = story.ownMotion();
    long start = story.segments().get(0).startNanos();
    Map<String, ToDoubleFunction<OwnLook>> series =
        Map.of(
            "own_time_s", look -> (look.nanos() - start) / 1e9,
            "own_area", OwnLook::share,
            "own_regions", OwnLook::regions,
            "own_left", look -> look.largest().left(),
            "own_top", look -> look.largest().top(),
            "own_right", look -> look.largest().right(),
            "own_bottom", look -> look.largest().bottom(),
            "own_speed_widths_s", OwnLook::speedWidths,
            "own_direction_rad", OwnLook::directionRad);
    series.forEach(
        (name, value) ->
            values.put(
                name,
                own.looks().isEmpty()
                    ? SignalValue.absent(own.absence())
                    : SignalValue.of(own.looks().stream().map(value::applyAsDouble).toList())));
  }

  private static void overall(
      Map<String, SignalValue> values, CameraStory story, List<Segment> known) {
    double seconds = story.segments().stream().mapToDouble(Segment::seconds).sum();
    Primitive primary = story.primary().orElseThrow();
    double sure = 0;
    double still = 0;
    for (Segment segment : known) {
      boolean same = segment.primary().filter(primary::equals).isPresent();
      sure += same ? segment.confidence() * segment.seconds() : 0;
      boolean stands = segment.primary().filter(Primitive.STATIC::equals).isPresent();
      still += stands ? segment.seconds() : 0;
    }
    values.put(
        "camera_motion", SignalValue.of(primary.id()).withConfidence(Math.min(1, sure / seconds)));
    values.put("camera_ambiguous", SignalValue.of(known.stream().anyMatch(Segment::ambiguous)));
    values.put("camera_static_share", SignalValue.of(Math.min(1, still / seconds)));
  }

  private static void spans(
      Map<String, SignalValue> values, CameraStory story, List<Segment> known) {
    long start = story.segments().get(0).startNanos();
    String text =
        known.stream()
            .map(
                s ->
                    String.format(
                        Locale.ROOT,
                        "%.2f-%.2f %s%s",
                        (s.startNanos() - start) / 1e9,
                        (s.endNanos() - start) / 1e9,
                        s.primary().orElseThrow().id(),
                        s.ambiguous() ? "?" : ""))
            .collect(Collectors.joining("; "));
    values.put("camera_spans", SignalValue.of(text));
    values.put("camera_span_start_s", each(known, s -> (s.startNanos() - start) / 1e9));
    values.put("camera_span_end_s", each(known, s -> (s.endNanos() - start) / 1e9));
    values.put("camera_span_confidence", each(known, s -> Math.min(1, s.confidence())));
  }

  private static void rates(
      Map<String, SignalValue> values, CameraStory story, List<Segment> known) {
    double focal = story.reference();
    values.put("camera_pan_widths_s", each(known, s -> focal * s.rates().turn().y()));
    values.put("camera_tilt_widths_s", each(known, s -> focal * s.rates().turn().x()));
    boolean lens = story.focalWidths().isPresent();
    SignalValue unknown = SignalValue.absent("the focal length is not known");
    values.put("camera_pan_rad_s", lens ? each(known, s -> s.turn().y()) : unknown);
    values.put("camera_tilt_rad_s", lens ? each(known, s -> s.turn().x()) : unknown);
    values.put("camera_pan_error_rad_s", lens ? each(known, s -> s.turnError().y()) : unknown);
    values.put("camera_tilt_error_rad_s", lens ? each(known, s -> s.turnError().x()) : unknown);
    values.put("camera_roll_rad_s", each(known, s -> s.turn().z()));
    values.put(
        "camera_pan_error_widths_s", each(known, s -> focal * s.enlargement() * s.seenError().y()));
    values.put(
        "camera_tilt_error_widths_s",
        each(known, s -> focal * s.enlargement() * s.seenError().x()));
    values.put("camera_roll_error_rad_s", each(known, s -> s.turnError().z()));
    values.put("camera_zoom_s", each(known, s -> s.rates().zoom()));
    values.put("camera_zoom_error_s", each(known, Segment::zoomError));
    values.put("camera_way_error_rad", each(known, Segment::wayError));
    values.put("camera_truck_s", each(known, s -> s.rates().way().x()));
    values.put("camera_pedestal_s", each(known, s -> -s.rates().way().y()));
    values.put("camera_dolly_s", each(known, s -> s.rates().way().z()));
  }

  private static SignalValue focal(CameraStory story) {
    OptionalDouble focal = story.focalWidths();
    return focal.isPresent()
        ? SignalValue.of(focal.getAsDouble()).withStandardError(story.focalError())
        : SignalValue.absent("no turn of the camera shows it, and the film does not state it");
  }

  private static SignalValue number(OptionalDouble value, String absence) {
    return value.isPresent() ? SignalValue.of(value.getAsDouble()) : SignalValue.absent(absence);
  }

  private static SignalValue each(List<Segment> known, ToDoubleFunction<Segment> value) {
    return SignalValue.of(known.stream().map(value::applyAsDouble).toList());
  }
}
