package org.worldmill.jobs.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.worldmill.shard.ShardFile;
import org.worldmill.shard.ShardPlan;

/**
 * A release in the making, in a folder named after what it is made from. Beside each finished shard
 * stands a note that it is finished, so that a run that was killed keeps it.
 *
 * @param root the folder
 */
record Staging(Path root) {

  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /** What will be published. */
  Path release() {
    return root.resolve("release");
  }

  /** Where a shard goes. */
  Path shard(ShardPlan plan) {
    return release().resolve(plan.fileName());
  }

  /** Notes what there is to publish. */
  void conclude(Outcome outcome) throws IOException {
    write(root.resolve("outcome.json"), outcome);
  }

  /** What there is to publish; empty while the release is in the making. */
  Optional<Outcome> outcome() throws IOException {
    Path note = root.resolve("outcome.json");
    return Files.exists(note)
        ? Optional.of(JSON.readValue(note.toFile(), Outcome.class))
        : Optional.empty();
  }

  private Path note(ShardPlan plan) {
    return root.resolve("finished").resolve(plan.fileName() + ".json");
  }

  /** The note on a shard, if it is finished and its file is there. */
  Optional<ShardFile> finished(ShardPlan plan) throws IOException {
    if (!Files.exists(note(plan)) || !Files.exists(shard(plan))) {
      return Optional.empty();
    }
    ShardFile file = JSON.readValue(note(plan).toFile(), ShardFile.class);
    return Files.size(shard(plan)) == file.bytes() ? Optional.of(file) : Optional.empty();
  }

  /** Notes that a shard is finished. */
  void finish(ShardPlan plan, ShardFile file) throws IOException {
    write(note(plan), file);
  }

  private static void write(Path note, Object value) throws IOException {
    Files.createDirectories(note.getParent());
    Path part = note.resolveSibling(note.getFileName() + ".part");
    Files.write(part, JSON.writeValueAsBytes(value));
    Files.move(part, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
