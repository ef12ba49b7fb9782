package org.worldmill.bench.shots;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes a set of films and keeps them, with their truth beside them, for the next run.
 *
 * @param name {@code tuning} or {@code held-out}
 */
record Films(String name, List<Footage> footage, long seed) {

  static final Films TUNING = new Films("tuning", Footage.TUNING, 1000);
  static final Films HELD_OUT = new Films("held-out", Footage.HELD_OUT, 2000);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A film and what is known of it. */
  record Film(Path file, Truth truth) {}

  /** The films of this set, one of each style; made where they are not yet there. */
  List<Film> in(Path folder, String ffmpeg, Path corpus) throws IOException {
    Files.createDirectories(folder);
    List<Film> films = new ArrayList<>();
    for (int i = 0; i < FilmStyle.ALL.size(); i++) {
      FilmStyle style = FilmStyle.ALL.get(i);
      Path file = folder.resolve(String.format(Locale.ROOT, "%s-%02d.%s", name, i, style.suffix()));
      Path known = folder.resolve(file.getFileName() + ".json");
      if (!Files.exists(known)) {
        Truth truth = new FilmMaker(ffmpeg, corpus, footage, style, seed + i).make(file);
        JSON.writeValue(known.toFile(), truth);
        System.err.println("made " + file.getFileName() + ", " + truth.frames() + " frames");
      }
      films.add(new Film(file, JSON.readValue(known.toFile(), Truth.class)));
    }
    return films;
  }
}
