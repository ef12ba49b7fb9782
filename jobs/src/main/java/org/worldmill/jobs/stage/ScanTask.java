package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.List;
import java.util.Optional;
import org.worldmill.ingest.source.SidecarFile;
import org.worldmill.ingest.source.Sidecars;
import org.worldmill.ingest.source.SourceFile;
import org.worldmill.ingest.source.SourceReader;
import org.worldmill.jobs.catalog.FileRow;
import org.worldmill.jobs.worker.ProbeReply;
import org.worldmill.jobs.worker.ProbeRequest;
import org.worldmill.schemas.BlobRef;
import org.worldmill.schemas.ContentHash;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.MediaException.Code;
import org.worldmill.schemas.Sidecar;

/** Looks at a file: reads a description, or finds out what media it is and stores the bytes. */
final class ScanTask implements RowTask<ScanOrder, FileRow> {

  private static final long serialVersionUID = 1;
  private static final String LOG_TYPE = "text/plain";

  @Override
  public Class<ScanOrder> orderType() {
    return ScanOrder.class;
  }

  @Override
  public Class<FileRow> resultType() {
    return FileRow.class;
  }

  @Override
  public FileRow run(ScanOrder order, TaskTools tools) throws IOException {
    Optional<Sidecar.Kind> kind = order.sidecar();
    try {
      return kind.isPresent()
          ? description(new SidecarFile(kind.get(), order.file()), tools)
          : media(order.file(), order.blob(), tools);
    } catch (MediaException e) {
      return reject(order.file(), Optional.empty(), e, tools);
    }
  }

  private static FileRow description(SidecarFile sidecar, TaskTools tools) throws MediaException {
    try {
      Sidecar text = Sidecars.read(List.of(sidecar), tools.hadoop()).get(0);
      Draft draft = new Draft(sidecar.file()).withSidecar(text);
      if (sidecar.isLongLog()) {
        Path all = SourceReader.local(sidecar.file(), tools.folder(), tools.hadoop());
        draft.withBytes(tools.blobs().put(all, LOG_TYPE));
      }
      return draft.row();
    } catch (IOException e) {
      throw new MediaException(Code.UNREADABLE, "it cannot be read: " + e.getMessage(), e);
    }
  }

  private static FileRow media(SourceFile file, Optional<BlobRef> stored, TaskTools tools)
      throws MediaException, IOException {
    Path local =
        stored.isPresent()
            ? tools.blobs().local(stored.get(), tools.folder())
            : SourceReader.local(file, tools.folder(), tools.hadoop());
    try {
      if (Files.size(local) == 0) {
        throw new MediaException(Code.EMPTY, "the file has no bytes; fetch it again");
      }
      ProbeReply reply = tools.workers().probe(new ProbeRequest(local.toString(), file.name()));
      BlobRef blob =
          stored.isPresent()
              ? new BlobRef(stored.get().sha256(), stored.get().sizeBytes(), reply.mediaType())
              : tools.blobs().put(local, reply.mediaType());
      return new Draft(file).withMedia(blob, reply).row();
    } catch (MediaException e) {
      return reject(file, Optional.of(hash(local)), e, tools);
    }
  }

  private static FileRow reject(
      SourceFile file, Optional<String> sha256, MediaException e, TaskTools tools) {
    return new Draft(file).withFault(sha256, e.code(), Faults.reason(e, tools)).row();
  }

  private static String hash(Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), ContentHash.sha256())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return ContentHash.hex(((DigestInputStream) in).getMessageDigest().digest());
    }
  }

  /** A row in the making. */
  private static final class Draft {

    private final SourceFile file;
    private Optional<BlobRef> blob = Optional.empty();
    private Optional<String> sha256 = Optional.empty();
    private Optional<ProbeReply> reply = Optional.empty();
    private Optional<Sidecar> sidecar = Optional.empty();
    private Optional<Code> fault = Optional.empty();
    private Optional<String> reason = Optional.empty();

    Draft(SourceFile file) {
      this.file = file;
    }

    Draft withSidecar(Sidecar text) {
      sidecar = Optional.of(text);
      return this;
    }

    Draft withBytes(BlobRef stored) {
      blob = Optional.of(stored);
      sha256 = Optional.of(stored.sha256());
      return this;
    }

    Draft withMedia(BlobRef stored, ProbeReply found) {
      withBytes(stored);
      reply = Optional.of(found);
      return this;
    }

    Draft withFault(Optional<String> hash, Code code, String why) {
      sha256 = hash;
      fault = Optional.of(code);
      reason = Optional.of(why);
      return this;
    }

    FileRow row() {
      return new FileRow(
          file.sourceUri(),
          file.path(),
          file.sizeBytes(),
          file.modifiedMillis(),
          Fingerprints.SCAN,
          sha256,
          blob,
          reply.map(ProbeReply::mediaType),
          reply.map(ProbeReply::modality),
          reply.map(ProbeReply::facts),
          reply.map(ProbeReply::references).orElse(List.of()),
          sidecar,
          fault,
          reason);
    }
  }
}
