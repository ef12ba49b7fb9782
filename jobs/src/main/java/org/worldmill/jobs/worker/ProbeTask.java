package org.worldmill.jobs.worker;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.image.ImageProbe;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.sniff.Sniffed;
import org.worldmill.ingest.sniff.Sniffer;
import org.worldmill.ingest.video.VideoProbe;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.Modality;

/** Finds out what a file is, without decoding it. */
@SuppressWarnings("rawtypes")
@AutoService(WorkerTask.class)
public final class ProbeTask implements WorkerTask<ProbeRequest, ProbeReply> {

  private final Sniffer sniffer = new Sniffer();

  @Override
  public Class<ProbeRequest> requestType() {
    return ProbeRequest.class;
  }

  @Override
  public ProbeReply run(ProbeRequest request) throws MediaException {
    Path file = Path.of(request.file());
    Sniffed sniffed = sniff(file, request.name());
    String type = sniffed.mediaType();
    Modality modality =
        sniffed
            .modality()
            .orElseThrow(
                () ->
                    new MediaException(
                        Code.UNSUPPORTED,
                        "it is "
                            + type
                            + ": no reader is there for that; convert it, or leave it out"));
    return switch (modality) {
      case VIDEO -> new ProbeReply(type, modality, VideoProbe.probe(file), List.of());
      case IMAGE -> new ProbeReply(type, modality, ImageProbe.probe(file, type), List.of());
      case MODEL3D -> model(file, type);
    };
  }

  private Sniffed sniff(Path file, String name) throws MediaException {
    try {
      if (Files.size(file) == 0) {
        throw new MediaException(Code.EMPTY, "it has no bytes; fetch the file again");
      }
      return sniffer.sniff(file, name);
    } catch (IOException e) {
      throw new MediaException(Code.UNREADABLE, "it cannot be read: " + e.getMessage(), e);
    }
  }

  private static ProbeReply model(Path file, String type) throws MediaException {
    List<String> references = ModelReader.references(file, type).stream().sorted().toList();
    try {
      MediaFacts facts = ModelReader.read(file, type).facts();
      return new ProbeReply(type, Modality.MODEL3D, facts, references);
    } catch (MediaException e) {
      if (e.code() == Code.BAD_REFERENCE
          && references.stream().anyMatch(path -> isMissing(file, path))) {
        return new ProbeReply(type, Modality.MODEL3D, formatAlone(type), references);
      }
      throw e;
    }
  }

  private static boolean isMissing(Path main, String reference) {
    return !Files.isRegularFile(main.resolveSibling(reference));
  }

  private static MediaFacts formatAlone(String type) {
    String format = type.substring(type.indexOf('/') + 1).replace("+json", "");
    return new MediaFacts(
        format, Optional.empty(), Optional.empty(), List.of(), Optional.empty(), List.of());
  }
}
