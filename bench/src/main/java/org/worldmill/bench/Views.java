package org.worldmill.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.worldmill.label.view.Camera;
import org.worldmill.label.view.Picture;
import org.worldmill.label.view.Pose;
import org.worldmill.label.view.Renderer;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/**
 * How fast models are drawn: balls of few and many triangles in small and large pictures, each
 * drawn once to warm up and then timed on one thread's CPU clock.
 *
 * <p>Arguments: a folder, which is not looked at; the project's folder.
 */
public final class Views {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int[] STEPS = {50, 500, 1000, 2740};
  private static final int[] SIDES = {96, 512, 2048};

  private Views() {}

  /** Runs it and prints the figures last. */
  public static void main(String[] args) throws IOException {
    Path home = Path.of(args[1]).toAbsolutePath().normalize();
    ArrayNode runs = JSON.createArrayNode();
    double triangles = 0;
    double pixels = 0;
    for (int steps : STEPS) {
      Model3d ball = ball(steps);
      Renderer renderer = new Renderer(ball);
      for (int side : SIDES) {
        ObjectNode run = timed(renderer, ball.mesh().triangleCount(), side);
        runs.add(run);
        System.out.println(run);
        triangles = Math.max(triangles, run.path("triangles_per_s").asDouble());
        pixels = Math.max(pixels, run.path("pixels_per_s").asDouble());
      }
    }
    ObjectNode result = JSON.createObjectNode();
    result.set("runs", runs);
    Path target = home.resolve("bench/results/views.json");
    Files.createDirectories(target.getParent());
    JSON.writerWithDefaultPrettyPrinter().writeValue(target.toFile(), result);
    System.out.printf(
        Locale.ROOT,
        "at best %.1f million triangles or %.2f million pixels a CPU second%n",
        triangles / 1e6,
        pixels / 1e6);
  }

  private static ObjectNode timed(Renderer renderer, int triangles, int side) {
    Pose pose =
        Pose.looking(List.of(0.0, 0.0, -3.2), List.of(0.0, 0.0, 1.0), List.of(0.0, -1.0, 0.0));
    Camera camera = new Camera(side, side, 1.37 * side, 1.37 * side, side / 2.0, side / 2.0, pose);
    renderer.draw(camera);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Picture picture = renderer.draw(camera);
    double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
    ObjectNode run = JSON.createObjectNode();
    run.put("triangles", triangles);
    run.put("side_px", side);
    run.put("cpu_s", seconds);
    run.put("triangles_per_s", triangles / seconds);
    run.put("pixels_per_s", (double) side * side / seconds);
    run.put("left_out", picture.leftOut());
    return run;
  }

  /** A ball of {@code 4 steps^2} triangles. */
  private static Model3d ball(int steps) {
    int across = 2 * steps;
    double[] p = new double[3 * (steps + 1) * across];
    int[] t = new int[6 * steps * across];
    for (int i = 0; i <= steps; i++) {
      for (int j = 0; j < across; j++) {
        double polar = Math.PI * i / steps;
        double around = Math.PI * j / steps;
        int at = 3 * (i * across + j);
        p[at] = Math.sin(polar) * Math.cos(around);
        p[at + 1] = Math.cos(polar);
        p[at + 2] = -Math.sin(polar) * Math.sin(around);
      }
    }
    for (int i = 0; i < steps * across; i++) {
      int b = i / across * across + (i + 1) % across;
      int[] two = {i, i + across, b + across, i, b + across, b};
      System.arraycopy(two, 0, t, 6 * i, 6);
    }
    return Model3d.of(new Mesh(p, t));
  }
}
