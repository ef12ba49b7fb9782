package org.worldmill.jobs.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import org.worldmill.jobs.catalog.MillTable;
import org.worldmill.jobs.catalog.ReleaseRow;
import org.worldmill.jobs.catalog.RunRow.Count;
import org.worldmill.schemas.ContentHash;
import org.worldmill.shard.Publisher;
import org.worldmill.shard.Releases;

/** A release in the staging folder to where readers find it. */
final class PublishStage implements Stage {

  static final String NAME = "publish";

  private final MillContext mill;
  private final String contentDigest;
  private final URI root;

  PublishStage(MillContext mill) {
    this.mill = mill;
    contentDigest = ShardStage.contentDigest(new ShardStage(mill).key());
    root = mill.workdir().releases(mill.config().publish());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public StageKey key() {
    return new StageKey(contentDigest, ContentHash.of(root.toString()), NAME + "/1");
  }

  @Override
  public String outputDigest() {
    try {
      List<String> versions =
          Releases.of(root, mill.config().shard().dataset(), mill.hadoop()).versions();
      return ShardStage.released(mill, contentDigest)
          .filter(release -> release.samples() == 0 || versions.contains(release.version()))
          .map(release -> release.version() + ' ' + release.contentDigest())
          .orElse("nothing");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for releases at " + root, e);
    }
  }

  @Override
  public List<Count> work() {
    Staging staging = ShardStage.staging(mill, contentDigest);
    try {
      Outcome outcome =
          staging
              .outcome()
              .orElseThrow(
                  () ->
                      new IllegalStateException(
                          "there is no release to publish in "
                              + staging.root()
                              + ": run the stage 'shard' first"));
      URI location = root.resolve(mill.config().shard().dataset() + "/" + outcome.version());
      if (outcome.changed()) {
        mill.progress().begin("publish: copying", 0);
        location = Publisher.publish(staging.release().toUri(), root, mill.hadoop()).location();
        mill.progress().end();
      }
      mill.failpoint().pass("publish: published");
      record(outcome, location);
      mill.failpoint().pass("publish: release recorded");
      return List.of(
          new Count("samples", outcome.samples()),
          new Count("published", outcome.changed() ? 1 : 0));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot publish to " + root, e);
    }
  }

  private void record(Outcome outcome, URI location) {
    if (ShardStage.released(mill, contentDigest).isEmpty()) {
      mill.catalog()
          .append(
              MillTable.RELEASES,
              List.of(
                  new ReleaseRow(
                      mill.catalog().count(MillTable.RELEASES),
                      mill.config().shard().dataset(),
                      outcome.version(),
                      contentDigest,
                      location.toString(),
                      outcome.samples())));
    }
  }
}
