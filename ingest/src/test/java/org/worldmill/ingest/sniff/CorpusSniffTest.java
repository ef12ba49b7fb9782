package org.worldmill.ingest.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.worldmill.ingest.sniff.Corpus.Entry;
import org.worldmill.schemas.Modality;

/** Every file of the corpus against its manifest, whose descriptions come from other tools. */
class CorpusSniffTest {

  private static final Pattern PICTURE =
      Pattern.compile(
          "(?i)image data|PC bitmap|^(JPEG|PNG|APNG|GIF|TIFF|AVIF|HEIC|BMP|JXL|EXR|MPO|WEBP|PSD|ICO)\\b"
              + "|JPEG (2000|XL|XR|image)|JPEG-XR|Web/P|Targa|Photoshop|DirectDraw|PCX|OpenEXR|AVIF Image|icon");
  private static final Pattern FILM =
      Pattern.compile(
          "^(mov|matroska|avi|mpegts|flv|ogg|mpeg|jpeg_pipe);|ISO Media|FLC animation|JVT NAL|WebM"
              + "|Matroska|data, AVI|Ogg data");
  private static final Pattern MODEL =
      Pattern.compile(
          "^(STL|PLY|OBJ|GLB|glTF|PCD|USD|URDF|MJCF)\\b|glTF binary|USD ASCII|COLLADA|PLY model");
  private static final Pattern OTHER =
      Pattern.compile(
          "^(PDF|CSV|MCAP|SQLite|gzip|web archive|MPEG ADTS|Audio file|bzip2|ELF|SRT"
              + "|Microsoft Word|GIMP palette)");

  @Test
  void agreesWithTheManifestOnEveryFile() throws IOException {
    Optional<Path> corpus = Corpus.find();
    Assumptions.assumeTrue(corpus.isPresent(), "no shared/corpus beside this checkout");
    Sniffer sniffer = new Sniffer();
    List<String> wrong = new ArrayList<>();
    int judged = 0;
    for (Entry entry : Corpus.entries(corpus.get())) {
      Optional<Optional<Modality>> expected = expected(entry);
      Sniffed found = sniffer.sniff(corpus.get().resolve(entry.path()), entry.path());
      if (expected.isPresent()) {
        judged++;
        if (!expected.get().equals(found.modality())) {
          wrong.add(entry.path() + " is " + entry.what() + ", found " + found);
        }
      }
    }
    System.out.println("sniffed right: " + (judged - wrong.size()) + " of " + judged);
    assertThat(wrong).isEmpty();
    assertThat(judged).isGreaterThan(850);
  }

  /** What the manifest says it is; outer empty where its words ("data") leave it open. */
  private static Optional<Optional<Modality>> expected(Entry entry) {
    String what = entry.what().split(" \\| ", 2)[0];
    if (OTHER.matcher(what).find()) {
      return Optional.of(Optional.empty());
    }
    if (MODEL.matcher(what).find()) {
      return Optional.of(Optional.of(Modality.MODEL3D));
    }
    if (PICTURE.matcher(what).find()) {
      return Optional.of(Optional.of(Modality.IMAGE));
    }
    if (FILM.matcher(what).find()) {
      return Optional.of(Optional.of(Modality.VIDEO));
    }
    if (entry.path().startsWith("model3d/") && MediaNames.isMedia(entry.path())) {
      return Optional.of(Optional.of(Modality.MODEL3D));
    }
    Optional<Modality> promised = MediaNames.typeOf(entry.path()).flatMap(MediaNames::modality);
    if (what.contains("text") || what.startsWith("TXT")) {
      // Text is no film whatever its name says; it can be a model or an old picture format.
      return Optional.of(promised.filter(modality -> modality != Modality.VIDEO));
    }
    // Where other tools saw only "data", a name is the best that anyone knows.
    return promised.isPresent() ? Optional.of(promised) : Optional.empty();
  }
}
