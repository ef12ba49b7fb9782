package org.worldmill.jobs.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * A small corpus made on the spot, the same bytes each time on one Java runtime and processor:
 * films with known physics, stills and 3D models, each with its truth in a JSON file beside it;
 * among them exact and near duplicates and, in {@code broken/}, files that must end in quarantine.
 */
public final class DemoCorpus {

  private static final String TERMS =
      """
      SPDX-License-Identifier: CC0-1.0

      Everything here was made by a program and is dedicated to the public domain:
      https://creativecommons.org/publicdomain/zero/1.0/
      """;

  private DemoCorpus() {}

  /**
   * Writes it into a folder, which is made if need be; files of the same names are replaced.
   *
   * @return the folder
   */
  public static Path write(Path dir) throws IOException {
    Path films = Files.createDirectories(dir.resolve("video"));
    Files.writeString(dir.resolve("LICENSE"), TERMS);
    Map<String, Scene> scenes = Films.all();
    try {
      scenes.entrySet().stream().parallel().forEach(entry -> film(entry, films));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Path ball = films.resolve("ball-rubber.mp4");
    Path copies = Files.createDirectories(dir.resolve("copies"));
    Files.copy(ball, copies.resolve("found-again.mp4"), StandardCopyOption.REPLACE_EXISTING);
    new DemoImages(dir.resolve("image")).write();
    new DemoModels(dir.resolve("model3d")).write();
    BrokenFiles.write(dir.resolve("broken"), ball);
    return dir;
  }

  private static void film(Map.Entry<String, Scene> entry, Path dir) {
    Path target = dir.resolve(entry.getKey() + ".mp4");
    try {
      new FilmCamera().film(entry.getValue(), target);
      Truth.write(target, entry.getValue().description(), entry.getValue().physics());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + target, e);
    }
  }
}
