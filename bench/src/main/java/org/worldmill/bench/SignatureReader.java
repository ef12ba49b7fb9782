package org.worldmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.curate.duplicate.ContentDigestMeasure;
import org.worldmill.curate.duplicate.Signature;
import org.worldmill.curate.duplicate.SignatureMeasure;
import org.worldmill.curate.duplicate.Signatures;
import org.worldmill.curate.shot.ShotDetectors;
import org.worldmill.ingest.image.ImageProbe;
import org.worldmill.ingest.image.ImageSource;
import org.worldmill.ingest.sniff.Sniffed;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.ingest.video.VideoSource;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.config.CurateConfig.ShotConfig;
import org.worldmill.schemas.media.ClipRules;
import org.worldmill.schemas.media.DecodedPass;
import org.worldmill.schemas.media.FrameMeasure;
import org.worldmill.schemas.media.FrameSource;
import org.worldmill.schemas.media.ShotDetector;

/** Signatures of files, made by the measures as the mill runs them. */
final class SignatureReader {

  private static final List<FrameMeasure> MEASURES =
      List.of(new SignatureMeasure(), new ContentDigestMeasure());

  private final Sniffer sniffer = new Sniffer();

  /**
   * An item of a file.
   *
   * @param startSeconds where it begins
   * @param seconds how long it is
   * @param signature what it is found by
   */
  record Item(double startSeconds, double seconds, Signature signature) {}

  /** The shots of a film, or the picture; empty for what cannot be read. */
  List<Item> items(Path file) throws IOException {
    return read(file, ShotDetectors.of(ShotConfig.DEFAULT));
  }

  /** All of a file as one item. */
  Optional<Signature> whole(Path file) throws IOException {
    return read(file, DecodedPass.ONE_SHOT).stream().findFirst().map(Item::signature);
  }

  private List<Item> read(Path file, ShotDetector shots) throws IOException {
    List<Item> items = new ArrayList<>();
    try {
      Sniffed sniffed = sniffer.sniff(file, file.getFileName().toString());
      Modality modality = sniffed.modality().orElse(Modality.MODEL3D);
      if (modality == Modality.MODEL3D || Files.size(file) == 0) {
        return List.of();
      }
      DecodedPass pass =
          new DecodedPass(
              modality == Modality.VIDEO ? shots : DecodedPass.ONE_SHOT,
              MEASURES,
              List.of(),
              Optional.empty(),
              new ClipRules(Long.MAX_VALUE));
      try (FrameSource source =
          modality == Modality.VIDEO
              ? VideoSource.open(file, VideoProbe.probe(file))
              : ImageSource.open(file, ImageProbe.probe(file, sniffed.mediaType()))) {
        pass.run(
            source,
            clip ->
                Signatures.of(modality, clip.signals())
                    .ifPresent(
                        signature ->
                            items.add(
                                new Item(
                                    clip.span().timeBase().toNanos(clip.span().startPts()) / 1e9,
                                    clip.span().durationNanos() / 1e9,
                                    signature))));
      }
    } catch (MediaException e) {
      System.err.println(file.getFileName() + ": " + e.getMessage());
    }
    return items;
  }
}
