package org.worldmill.schemas;

/**
 * A further file of an asset's own bundle: a buffer, texture or material that the main file names,
 * a mesh of a robot, or the series of a robot that a film shows.
 *
 * @param path its path relative to the main file's folder, with {@code /} between names. It may
 *     begin with up to three steps upwards, since robots keep their meshes in a folder beside that
 *     of their description, and datasets their series in one beside that of all films; it never
 *     leaves the folder that it so reaches
 * @param blob its bytes
 */
public record Companion(String path, BlobRef blob) {

  /** Most steps upwards. */
  public static final int MOST_UP = 3;

  /**
   * Checks the path.
   *
   * @throws IllegalArgumentException if it leaves the bundle
   */
  public Companion {
    String inside = path.substring(3 * stepsUp(path));
    if (inside.isEmpty()
        || inside.startsWith("/")
        || stepsUp(path) > MOST_UP
        || ("/" + inside + "/").contains("/../")) {
      throw new IllegalArgumentException("a companion stays inside its bundle: '" + path + "'");
    }
  }

  /** With how many steps upwards a path begins. */
  public static int stepsUp(String path) {
    int steps = 0;
    while (path.startsWith("../", 3 * steps)) {
      steps++;
    }
    return steps;
  }
}
