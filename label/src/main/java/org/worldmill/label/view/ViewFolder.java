package org.worldmill.label.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.ModelParts;

/**
 * Writes the views of a model into a folder: for each camera a shaded picture, normals, depth, mask
 * and parts as PNG; {@code cameras.json}, which says where the cameras are and what the pictures'
 * numbers mean; and {@code sheet.jpg}, all views side by side.
 */
public final class ViewFolder {

  /** Most cameras in the ring. */
  public static final int MOST_RING = 360;

  /** Pixels a side of a view in {@code sheet.jpg}. */
  public static final int SHEET_PX = 240;

  private static final double DEEPEST = 65_535;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Model3d model;
  private final Upright upright;
  private final Renderer renderer;
  private final Path folder;

  /**
   * Prepares a folder, which exists.
   *
   * @param model what is drawn
   * @param upright how it stands
   */
  public ViewFolder(Model3d model, Upright upright, Path folder) {
    this.model = model;
    this.upright = upright;
    this.renderer = new Renderer(model);
    this.folder = folder;
  }

  /**
   * Draws a ring, the top and the bottom, and writes all files.
   *
   * @param count cameras in the ring, from 1
   * @param sidePx pixels a side
   * @return the views, in the order of {@code cameras.json}
   * @throws IOException if the folder cannot be written to
   */
  public List<View> write(int count, int sidePx) throws IOException {
    List<View> views = around(new Sphere(renderer, upright, sidePx), count);
    List<Map<String, Object>> told = new ArrayList<>();
    for (View view : views) {
      told.add(write(view));
    }
    sheet(count, SHEET_PX);
    Map<String, Object> cameras = conventions();
    cameras.put("views", told);
    Files.write(folder.resolve("cameras.json"), JSON.writeValueAsBytes(cameras));
    return views;
  }

  /**
   * A shaded picture that was written.
   *
   * @param view its camera
   * @param fileName its name in the folder
   * @param coverage share of the pixels that show the model
   */
  public record Shot(View view, String fileName, double coverage) {}

  /**
   * Writes the shaded pictures alone: the ring, the top and the bottom.
   *
   * @param count cameras in the ring, from 1
   * @param sidePx pixels a side
   * @throws IOException if the folder cannot be written to
   */
  public List<Shot> shaded(int count, int sidePx) throws IOException {
    List<Shot> shots = new ArrayList<>();
    for (View view : around(new Sphere(renderer, upright, sidePx), count)) {
      Picture picture = renderer.draw(view.camera());
      int seen = 0;
      int pixels = picture.widthPx() * picture.heightPx();
      for (int pixel = 0; pixel < pixels; pixel++) {
        seen += picture.covered(pixel) ? 1 : 0;
      }
      String name = save(view, "shaded", Pixels.shaded(picture));
      shots.add(new Shot(view, name, (double) seen / pixels));
    }
    return shots;
  }

  /**
   * Writes {@code sheet.jpg} alone.
   *
   * @param count cameras in the ring, from 1
   * @param sidePx pixels a side of each view
   * @throws IOException if the folder cannot be written to
   */
  public void sheet(int count, int sidePx) throws IOException {
    ContactSheet sheet = new ContactSheet();
    for (View view : around(new Sphere(renderer, upright, sidePx), count)) {
      sheet.add(renderer.draw(view.camera()));
    }
    Files.write(folder.resolve("sheet.jpg"), sheet.jpeg().bytes());
  }

  private static List<View> around(Sphere sphere, int count) {
    List<View> views = new ArrayList<>(sphere.ring(count));
    views.add(sphere.top());
    views.add(sphere.bottom());
    return views;
  }

  private Map<String, Object> write(View view) throws IOException {
    Picture picture = renderer.draw(view.camera());
    double step = depthStep(picture);
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", view.name());
    told.put("azimuth_deg", view.azimuthDeg());
    told.put("elevation_deg", view.elevationDeg());
    Camera camera = view.camera();
    told.put("width_px", camera.widthPx());
    told.put("height_px", camera.heightPx());
    told.put("fx", camera.fx());
    told.put("fy", camera.fy());
    told.put("cx", camera.cx());
    told.put("cy", camera.cy());
    told.put("model_to_camera", camera.pose().modelToCamera());
    told.put("camera_to_model", camera.pose().cameraToModel());
    told.put("depth_step", step);
    told.put("left_out", picture.leftOut());
    told.put("shaded", save(view, "shaded", Pixels.shaded(picture)));
    told.put("normal", save(view, "normal", Pixels.normals(picture)));
    told.put("depth", save(view, "depth", Pixels.depth(picture, step)));
    told.put("mask", save(view, "mask", Pixels.mask(picture)));
    told.put("parts", save(view, "parts", Pixels.parts(picture)));
    return told;
  }

  private String save(View view, String kind, BufferedImage image) throws IOException {
    String name = view.name() + "." + kind + ".png";
    Files.write(folder.resolve(name), Pixels.png(image));
    return name;
  }

  /** The farthest depth seen takes the last of 65535 steps. */
  private static double depthStep(Picture picture) {
    double farthest = 0;
    for (float depth : picture.depth()) {
      farthest = depth == Picture.NOTHING ? farthest : Math.max(farthest, depth);
    }
    return farthest > 0 ? farthest / DEEPEST : 1;
  }

  private Map<String, Object> conventions() {
    Optional<Double> metres = model.frame().metresPerUnit();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put(
        "unit",
        metres.isPresent()
            ? "model units; metres_per_unit gives their length"
            : "model units; the file does not say how long they are");
    metres.ifPresent(length -> told.put("metres_per_unit", length));
    told.put("up", upright.up());
    told.put("front", upright.front());
    told.put(
        "axes", "camera axes: x right, y down, z forward (OpenCV); model axes: the file's own");
    told.put(
        "pixels",
        "column = fx x/z + cx, row = fy y/z + cy; the middle of the first pixel is 0.5, 0.5");
    told.put("depth", "camera z = value * depth_step, in the unit; 0 where nothing is seen");
    told.put(
        "normal",
        "of the faces, camera axes, towards the camera: component = value / 127.5 - 1;"
            + " 0 0 0 where nothing is seen");
    told.put("mask", "255 where the ray through the pixel's middle meets the model");
    told.put("parts", "0 where nothing is seen, else the number of the part, from 1");
    told.put("part_names", model.parts().parts().stream().map(ModelParts.Part::name).toList());
    return told;
  }
}
