package org.worldmill.ingest.ffmpeg;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_SPHERICAL;
import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_STEREO3D;
import static org.bytedeco.ffmpeg.global.avutil.AV_SPHERICAL_EQUIRECTANGULAR_TILE;
import static org.bytedeco.ffmpeg.global.avutil.AV_STEREO3D_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.av_spherical_projection_name;
import static org.bytedeco.ffmpeg.global.avutil.av_stereo3d_type_name;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVSphericalMapping;
import org.bytedeco.ffmpeg.avutil.AVStereo3D;
import org.worldmill.schemas.MediaFacts.Tag;

/**
 * How a container says that a picture track lays the world on its pictures: as a pinhole does, or
 * round about (Google's Spherical Video 1 and 2, boxes {@code sv3d} and {@code st3d}; Matroska's
 * Projection; Apple's {@code vexu} and {@code hfov}).
 */
public final class StreamOptics {

  private static final String GROUP = "Camera";

  /** Angles of a sphere's pose are fixed-point numbers of so many fractions of a degree. */
  private static final double PER_DEGREE = 65_536;

  /** So are its bounds: fractions of the whole picture. */
  private static final double WHOLE = 4_294_967_296.0;

  private static final double MICROMETRES = 1e6;

  private final List<Tag> tags = new ArrayList<>();

  private StreamOptics() {}

  /** As tags of the group {@code Camera}; none if it says nothing. */
  public static List<Tag> of(AVStream stream) {
    StreamOptics found = new StreamOptics();
    AVPacketSideData all = stream.codecpar().coded_side_data();
    int count = stream.codecpar().nb_coded_side_data();
    StreamFacts.sideData(all, count, AV_PKT_DATA_SPHERICAL)
        .ifPresent(data -> found.sphere(new AVSphericalMapping(data.data())));
    StreamFacts.sideData(all, count, AV_PKT_DATA_STEREO3D)
        .ifPresent(data -> found.eyes(new AVStereo3D(data.data())));
    return found.tags;
  }

  private void sphere(AVSphericalMapping sphere) {
    Optional<String> name = Ffmpeg.text(av_spherical_projection_name(sphere.projection()));
    if (name.isEmpty()) {
      return;
    }
    add("projection", name.get().replace(' ', '-'));
    add("projection_yaw_deg", sphere.yaw() / PER_DEGREE);
    add("projection_pitch_deg", sphere.pitch() / PER_DEGREE);
    add("projection_roll_deg", sphere.roll() / PER_DEGREE);
    if (sphere.projection() == AV_SPHERICAL_EQUIRECTANGULAR_TILE) {
      add("projection_x_share", left(sphere.bound_left(), sphere.bound_right()));
      add("projection_y_share", left(sphere.bound_top(), sphere.bound_bottom()));
    }
  }

  /** What two margins leave of the whole. */
  private static double left(int one, int other) {
    return 1 - (Integer.toUnsignedLong(one) + Integer.toUnsignedLong(other)) / WHOLE;
  }

  private void eyes(AVStereo3D eyes) {
    if (eyes.type() != AV_STEREO3D_UNSPEC) {
      Ffmpeg.text(av_stereo3d_type_name(eyes.type()))
          .ifPresent(name -> add("stereo_layout", name.replace(' ', '-')));
    }
    if (eyes.baseline() != 0) {
      add("stereo_baseline_m", Integer.toUnsignedLong(eyes.baseline()) / MICROMETRES);
    }
    Ffmpeg.rational(eyes.horizontal_field_of_view())
        .map(degrees -> degrees.toDouble())
        .filter(degrees -> degrees > 0 && degrees < 360)
        .ifPresent(degrees -> add("horizontal_deg", degrees));
  }

  private void add(String name, double value) {
    add(name, Double.toString(value));
  }

  private void add(String name, String value) {
    tags.add(new Tag(GROUP, name, value));
  }
}
