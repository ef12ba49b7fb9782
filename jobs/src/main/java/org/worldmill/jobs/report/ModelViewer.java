package org.worldmill.jobs.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** The script that lets a person turn a model, with the library that it stands on (three.js). */
public final class ModelViewer {

  private static final String JAR = "META-INF/resources/webjars/three/" + version() + '/';

  private ModelViewer() {}

  /** All of it, about 0.9 MiB: {@code worldmillViewer} can be used after it. */
  public static String script() {
    String modules =
        new WebModules()
            .add("three.core.min", library("build/three.core.min.js"))
            .add("three", library("build/three.module.min.js"))
            .add("BufferGeometryUtils", library("examples/jsm/utils/BufferGeometryUtils.js"))
            .add("OrbitControls", library("examples/jsm/controls/OrbitControls.js"))
            .add("GLTFLoader", library("examples/jsm/loaders/GLTFLoader.js"))
            .script();
    return "/*\nthree.js "
        + version()
        + "\n"
        + library("LICENSE").replace("*/", "")
        + "*/\nfunction worldmillModules() {\n"
        + modules
        + "return modules;\n}\n"
        + HtmlDocument.resource("viewer.js");
  }

  private static String library(String name) {
    return text(JAR + name);
  }

  private static String version() {
    Properties properties = new Properties();
    try (InputStream in = open("worldmill.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("three.version", "unknown");
  }

  private static String text(String resource) {
    try (InputStream in = open(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    return Objects.requireNonNull(
        ModelViewer.class.getClassLoader().getResourceAsStream(resource),
        "missing on the class path: " + resource);
  }
}
