package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.mesh.GlbPacker;
import org.worldmill.ingest.video.ClipCutter;
import org.worldmill.ingest.video.CutClip;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.Span;

/** Makes the files that a release carries: clips of a video, one GLB of a model in pieces. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class CutTask implements WorkerTask<CutRequest, CutReply> {

  @Override
  public Class<CutRequest> requestType() {
    return CutRequest.class;
  }

  @Override
  public CutReply run(CutRequest request) throws MediaException {
    return new CutReply(
        switch (request.modality()) {
          case VIDEO -> clips(request);
          case MODEL3D -> model(request);
          case IMAGE ->
              throw new IllegalArgumentException(
                  "an image is published as it came: nothing to cut");
        });
  }

  private static List<CutMedia> clips(CutRequest request) throws MediaException {
    List<Span> spans = new ArrayList<>();
    List<Path> targets = new ArrayList<>();
    for (CutOrder order : request.orders()) {
      spans.add(order.span().orElseThrow());
      targets.add(Path.of(request.scratchDir(), order.itemId() + ".clip"));
    }
    List<CutClip> clips =
        new ClipCutter(request.mode())
            .cut(Path.of(request.file()), request.facts(), spans, targets);
    List<CutMedia> media = new ArrayList<>();
    for (int i = 0; i < clips.size(); i++) {
      CutClip clip = clips.get(i);
      media.add(
          new CutMedia(
              request.orders().get(i).itemId(),
              targets.get(i).toString(),
              clip.mediaType(),
              clip.codec(),
              clip.widthPx(),
              clip.heightPx(),
              Optional.of(clip.fps()),
              Optional.of(clip.timeBase()),
              clip.frameMap(),
              clip.transforms()));
    }
    return media;
  }

  private static List<CutMedia> model(CutRequest request) throws MediaException {
    List<CutMedia> media = new ArrayList<>();
    for (CutOrder order : request.orders()) {
      Path target = Path.of(request.scratchDir(), order.itemId() + ".glb");
      GlbPacker.pack(Path.of(request.file()), target);
      media.add(
          new CutMedia(
              order.itemId(),
              target.toString(),
              "model/gltf-binary",
              "glb",
              0,
              0,
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of("pack into glb")));
    }
    return media;
  }
}
