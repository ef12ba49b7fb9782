package org.worldmill.bench.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.worldmill.ingest.mesh.ModelReader;
import org.worldmill.ingest.mesh.ParsedModel;
import org.worldmill.schemas.MediaException;

/**
 * The target of Jazzer for every reader of 3D models: any bytes are read or refused with a {@link
 * MediaException} that says what to do; anything else that is thrown is a find. {@code
 * scripts/fuzz} runs it, with the media type as its argument.
 */
public final class ModelFuzzer {

  private static String mediaType = "model/ply";

  private ModelFuzzer() {}

  /** Called once by Jazzer. */
  public static void fuzzerInitialize(String[] args) {
    mediaType = args[0];
  }

  /** Called by Jazzer with each input. */
  public static void fuzzerTestOneInput(byte[] input) {
    read(mediaType, input);
  }

  /** Reads bytes as a type; true if they are a model. */
  public static boolean read(String mediaType, byte[] input) {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      Path file = folder.resolve("model");
      try {
        Files.write(file, input);
        ModelReader.references(file, mediaType);
        ParsedModel model = ModelReader.read(file, mediaType);
        return model.mesh().vertexCount() > 0;
      } catch (MediaException e) {
        if (!String.valueOf(e.getMessage()).contains(";")) {
          throw new IllegalStateException("a reason without a remedy", e);
        }
        return false;
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
