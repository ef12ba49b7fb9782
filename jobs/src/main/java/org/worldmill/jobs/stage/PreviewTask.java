package org.worldmill.jobs.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.worldmill.jobs.worker.PreviewReply;
import org.worldmill.jobs.worker.PreviewRequest;
import org.worldmill.schemas.Asset;
import org.worldmill.schemas.MediaException;

/** Makes models small for the report, in media workers. */
final class PreviewTask implements RowTask<PreviewOrder, PreviewRow> {

  private static final long serialVersionUID = 1;

  @Override
  public Class<PreviewOrder> orderType() {
    return PreviewOrder.class;
  }

  @Override
  public Class<PreviewRow> resultType() {
    return PreviewRow.class;
  }

  @Override
  public PreviewRow run(PreviewOrder order, TaskTools tools) throws IOException {
    Asset asset = order.asset();
    Path file = tools.layOut(asset);
    try {
      PreviewReply made =
          tools
              .workers()
              .preview(
                  new PreviewRequest(
                      file.toString(), asset.blob().contentType(), tools.folder().toString()));
      return new PreviewRow(
          order.itemId(),
          Optional.of(tools.blobs().put(Path.of(made.glbFile()), "model/gltf-binary")),
          Optional.of(tools.blobs().put(Path.of(made.sheetFile()), "image/jpeg")),
          Optional.empty());
    } catch (MediaException e) {
      return new PreviewRow(
          order.itemId(), Optional.empty(), Optional.empty(), Optional.of(Faults.reason(e, tools)));
    }
  }
}
