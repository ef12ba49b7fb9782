package org.worldmill.ingest.source;

import static org.worldmill.ingest.sniff.MediaNames.extension;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.worldmill.ingest.sniff.MediaNames;
import org.worldmill.schemas.Sidecar;
import org.worldmill.schemas.Sidecar.Kind;

/**
 * Which files of a listing lie beside which media files, decided by names alone.
 *
 * <p>For {@code clip.mp4} these are {@code clip.json}, {@code clip.txt}, {@code clip.vtt}, {@code
 * clip.srt}, {@code clip.gpx}, the same after the whole name ({@code clip.mp4.json}), and subtitles
 * with a language ({@code clip.en.vtt}); further the licence files of its folder, or else of the
 * nearest folder above that has any. A text that no media file stands beside is an ordinary file.
 *
 * <p>Immutable, and safe for use by many threads.
 */
public final class Sidecars {

  private static final Pattern LICENCE_NAME =
      Pattern.compile("(?i)(licen[sc]es?|copying|unlicense)([-_.][a-z0-9-]+)*?(\\.(txt|md|rst))?");
  private static final Pattern LANGUAGE = Pattern.compile("(?i)[a-z]{2,3}([-_][a-z0-9]{2,8}){0,2}");

  private final Map<String, List<SidecarFile>> besides = new HashMap<>();
  private final Map<String, List<SidecarFile>> licences = new HashMap<>();
  private final Set<String> paths = new HashSet<>();

  private Sidecars() {}

  /** Pairs the files of one source's listing. */
  public static Sidecars of(List<SourceFile> listing) {
    Sidecars sidecars = new Sidecars();
    Set<String> keys = new HashSet<>();
    for (SourceFile file : listing) {
      if (MediaNames.isMedia(file.path())) {
        keys.add(file.path());
        keys.add(stem(file.path()));
      }
    }
    listing.stream()
        .sorted(Comparator.comparing(SourceFile::path))
        .forEach(file -> sidecars.place(file, keys));
    for (SourceFile file : listing) {
      if (MediaNames.isMedia(file.path())) {
        sidecars.beside(file).forEach(found -> sidecars.paths.add(found.file().path()));
      }
    }
    return sidecars;
  }

  private void place(SourceFile file, Set<String> mediaKeys) {
    if (LICENCE_NAME.matcher(file.name()).matches()) {
      add(licences, file.folder(), new SidecarFile(Kind.LICENCE, file));
      return;
    }
    Optional<Kind> kind = kind(file.name());
    if (kind.isEmpty()) {
      return;
    }
    String key = stem(file.path());
    if (!mediaKeys.contains(key) && kind.get() != Kind.JSON) {
      key = LANGUAGE.matcher(extension(key)).matches() ? stem(key) : key;
    }
    if (mediaKeys.contains(key)) {
      add(besides, key, new SidecarFile(kind.get(), file));
    }
  }

  private static <K> void add(Map<K, List<SidecarFile>> map, K key, SidecarFile value) {
    map.computeIfAbsent(key, unused -> new ArrayList<>()).add(value);
  }

  /** Whether this file of the listing stands beside a media file. */
  public boolean isSidecar(SourceFile file) {
    return paths.contains(file.path());
  }

  /** The sidecars of a media file, sorted by path. */
  public List<SidecarFile> beside(SourceFile media) {
    List<SidecarFile> found = new ArrayList<>();
    found.addAll(besides.getOrDefault(media.path(), List.of()));
    found.addAll(besides.getOrDefault(stem(media.path()), List.of()));
    found.addAll(nearestLicences(media.folder()));
    found.sort(Comparator.comparing(sidecar -> sidecar.file().path()));
    return List.copyOf(found);
  }

  private List<SidecarFile> nearestLicences(String folder) {
    String at = folder;
    while (!licences.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return licences.getOrDefault(at, List.of());
  }

  /**
   * Reads sidecars, each up to {@link Sidecar#MOST_BYTES}.
   *
   * @throws IOException if one cannot be read
   */
  public static List<Sidecar> read(List<SidecarFile> files, Configuration hadoop)
      throws IOException {
    List<Sidecar> read = new ArrayList<>();
    for (SidecarFile sidecar : files) {
      try (InputStream in = SourceReader.open(sidecar.file(), hadoop)) {
        String text = SidecarText.decode(in.readNBytes(Sidecar.MOST_BYTES));
        read.add(new Sidecar(sidecar.kind(), sidecar.file().path(), text));
      }
    }
    return read;
  }

  /** What a file would be beside a medium, by its name. */
  public static Optional<Kind> kind(String name) {
    return switch (extension(name)) {
      case "json" -> Optional.of(Kind.JSON);
      case "txt" -> Optional.of(Kind.TEXT);
      case "vtt" -> Optional.of(Kind.WEBVTT);
      case "srt" -> Optional.of(Kind.SRT);
      case "gpx" -> Optional.of(Kind.GPX);
      default -> Optional.empty();
    };
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
