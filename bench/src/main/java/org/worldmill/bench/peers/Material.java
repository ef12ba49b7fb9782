package org.worldmill.bench.peers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.worldmill.bench.BundledFfmpeg;
import org.worldmill.bench.PlainDecode;
import org.worldmill.bench.TimedProcess;

/**
 * The files, copied to where a program may write beside them.
 *
 * @param films chosen by {@link KnownFilm#choose}
 * @param tiny a folder with one film of a second, for what starting takes
 * @param mixed a folder of good and broken files
 * @param given which of those are which
 */
record Material(
    List<KnownFilm> films, Path tiny, Path mixed, Faults.Given given, PlainDecode decode) {

  private static final int GOOD_AMONG_BROKEN = 5;

  Material {
    films = List.copyOf(films);
  }

  static Material of(Path corpus, Path work) throws IOException {
    Path log = Files.createFile(work.resolve("log"));
    PlainDecode decode = new PlainDecode(log);
    Path folder = Files.createDirectory(work.resolve("films"));
    List<KnownFilm> films = new ArrayList<>();
    for (KnownFilm film : KnownFilm.choose(probed(corpus))) {
      Path copy = Files.copy(film.file(), folder.resolve(film.name()));
      films.add(new KnownFilm(copy, film.codec(), film.seconds(), film.pace()));
    }
    if (films.isEmpty()) {
      throw new IOException(
          "no film of " + corpus + " is H.264 in .mp4, of 5 to 20 s, at a constant rate");
    }
    Path mixed = Files.createDirectory(work.resolve("mixed"));
    for (KnownFilm film : KnownFilm.shortest(films, GOOD_AMONG_BROKEN)) {
      Files.copy(film.file(), mixed.resolve(film.name()));
    }
    Set<String> valid = names(mixed);
    breakFilms(corpus.resolveSibling("malformed"), films.get(0), mixed, decode);
    Set<String> broken = names(mixed);
    broken.removeAll(valid);
    return new Material(films, tiny(work, log), mixed, new Faults.Given(valid, broken), decode);
  }

  private static List<KnownFilm> probed(Path corpus) throws IOException {
    try (Stream<Path> files = Files.list(corpus)) {
      return files.sorted().map(KnownFilm::probe).flatMap(Optional::stream).toList();
    }
  }

  private static void breakFilms(Path malformed, KnownFilm film, Path mixed, PlainDecode decode)
      throws IOException {
    for (Path file : BrokenFilms.undecodable(malformed, decode)) {
      Files.copy(file, mixed.resolve(file.getFileName()));
    }
    byte[] bytes = Files.readAllBytes(film.file());
    Files.write(mixed.resolve("half-of-" + film.name()), BrokenFilms.half(bytes));
    Files.write(mixed.resolve("rotten-" + film.name()), BrokenFilms.rotten(bytes));
  }

  private static Path tiny(Path work, Path log) throws IOException {
    Path folder = Files.createDirectory(work.resolve("tiny"));
    String ffmpeg = BundledFfmpeg.executable();
    List<String> command = new ArrayList<>(List.of(ffmpeg, "-v", "error", "-nostdin"));
    command.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=64x64:rate=10:duration=1"));
    command.addAll(List.of("-c:v", "libopenh264", folder.resolve("tiny.mp4").toString()));
    if (TimedProcess.run(command, log).exitCode() != 0) {
      throw new IOException("no tiny film could be made: " + Files.readString(log));
    }
    return folder;
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  List<Path> paths() {
    return films.stream().map(KnownFilm::file).toList();
  }

  double seconds() {
    return films.stream().mapToDouble(KnownFilm::seconds).sum();
  }

  void writeTo(ObjectNode node) {
    node.put("rule", "H.264 in .mp4, 5 to 20 s, constant rate");
    node.put("video_s", seconds());
    ArrayNode names = node.putArray("films");
    films.forEach(film -> names.add(film.name()));
    ArrayNode broken = node.putArray("broken");
    given.broken().stream().sorted().forEach(broken::add);
  }
}
