package org.worldmill.label.scene;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The exact truth of a scene, as JSON. Positions are those of centres, in pixels of the picture; a
 * list for each body, an entry for each picture.
 */
public final class SceneTruth {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SceneTruth() {}

  /** Writes it beside a film: {@code name.mp4} gets {@code name.json}. */
  public static void write(Path film, Scene scene) throws IOException {
    String name = film.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Path target = film.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    Files.writeString(target, JSON.writeValueAsString(of(scene)) + "\n");
  }

  /** What is written. */
  public static Map<String, Object> of(Scene scene) {
    FilmStyle style = scene.style();
    Physics physics = scene.physics();
    Map<String, Object> truth = new LinkedHashMap<>();
    truth.put("kind", scene.kind().name());
    truth.put("seed", scene.seed());
    truth.put("width_px", style.widthPx());
    truth.put("height_px", style.heightPx());
    truth.put("time_base", "1/" + style.fps());
    truth.put("frames", style.frames());
    truth.put("exposure_share", style.exposure());
    truth.put("noise_steps", style.noise());
    truth.put("contrast", style.contrast());
    truth.put("camera", style.camera().name());
    physics
        .gravity()
        .ifPresent(gravity -> truth.put("gravity_px_per_s2", List.of(gravity.x(), gravity.y())));
    physics.metresPerPx().ifPresent(scale -> truth.put("metres_per_px", scales(scale, style)));
    truth.put("contacts", physics.contacts().stream().map(SceneTruth::contact).toList());
    truth.put("flights", physics.flights().stream().map(SceneTruth::flight).toList());
    physics.periodSeconds().ifPresent(period -> truth.put("period_s", period));
    physics.dampingPerSecond().ifPresent(damping -> truth.put("damping_per_s", damping));
    physics.rollRatio().ifPresent(ratio -> truth.put("roll_ratio", ratio));
    truth.put("positions_px", positions(scene));
    return truth;
  }

  private static List<Double> scales(Scale scale, FilmStyle style) {
    return IntStream.range(0, style.frames()).mapToObj(i -> scale.at(style.middle(i))).toList();
  }

  private static Map<String, Object> contact(Contact contact) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("body", contact.body());
    fields.put("seconds", contact.seconds());
    fields.put("place_px", List.of(contact.place().x(), contact.place().y()));
    fields.put("normal", List.of(contact.normal().x(), contact.normal().y()));
    fields.put("restitution", contact.restitution());
    return fields;
  }

  private static Map<String, Object> flight(Flight flight) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("start_s", flight.startSeconds());
    fields.put("end_s", flight.endSeconds());
    fields.put("place_px", List.of(flight.place().x(), flight.place().y()));
    fields.put("velocity_px_per_s", List.of(flight.velocity().x(), flight.velocity().y()));
    return fields;
  }

  private static List<List<List<Double>>> positions(Scene scene) {
    List<List<List<Double>>> bodies = new ArrayList<>();
    for (int body = 0; body < scene.bodies().size(); body++) {
      List<List<Double>> places = new ArrayList<>();
      for (int frame = 0; frame < scene.style().frames(); frame++) {
        Point place = scene.seen(body, frame);
        places.add(List.of(place.x(), place.y()));
      }
      bodies.add(places);
    }
    return bodies;
  }
}
