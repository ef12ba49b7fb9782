package org.worldmill.ingest.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.worldmill.schemas.MediaFacts;
import org.worldmill.schemas.MediaFacts.ModelFacts;
import org.worldmill.schemas.MediaFacts.Tag;
import org.worldmill.schemas.media.Mesh;
import org.worldmill.schemas.media.Model3d;

/** Collects what a model file says of itself. */
public final class FactsBuilder {

  private static final int MAX_TAGS = 100;
  private static final int MAX_TEXT = 1000;
  private static final Pattern MADE_BY =
      Pattern.compile("(?i).*\\b(created|exported|generated|written|produced|blender|export)\\b.*");

  private final String format;
  private final List<Tag> tags = new ArrayList<>();
  private final TreeSet<String> extensions = new TreeSet<>();
  private Optional<String> generator = Optional.empty();
  private int materials;
  private int textures;
  private int animations;

  /** For a format, by its short name. */
  public FactsBuilder(String format) {
    this.format = format;
  }

  /** Adds a statement; the first hundred are kept, empty ones are not. */
  public void tag(String group, String name, String value) {
    String text = value.strip();
    if (!text.isEmpty() && tags.size() < MAX_TAGS) {
      tags.add(new Tag(group, name, cut(text)));
    }
  }

  /** Adds a comment, which may name the tool that wrote the file. */
  public void comment(String text) {
    tag(format, "comment", text);
    if (generator.isEmpty() && MADE_BY.matcher(text).matches()) {
      generator = Optional.of(cut(text.strip()));
    }
  }

  /** The tool that wrote the file. */
  public void generator(String name) {
    generator = name.isBlank() ? Optional.empty() : Optional.of(cut(name.strip()));
  }

  /** Number of materials. */
  public void materials(int count) {
    materials = count;
  }

  /** Number of textures. */
  public void textures(int count) {
    textures = count;
  }

  /** Number of animations. */
  public void animations(int count) {
    animations = count;
  }

  /** Extensions in use. */
  public void extensions(Collection<String> names) {
    extensions.addAll(names);
  }

  /** The facts with geometry of which nothing else is known. */
  public ParsedModel with(Mesh mesh) {
    return with(Model3d.of(mesh));
  }

  /** The facts with a model. */
  public ParsedModel with(Model3d model3d) {
    Mesh mesh = model3d.mesh();
    List<Tag> sorted = new ArrayList<>(tags);
    sorted.sort(Comparator.comparing(Tag::group).thenComparing(Tag::name));
    ModelFacts model =
        new ModelFacts(
            mesh.vertexCount(),
            mesh.triangleCount(),
            materials,
            textures,
            animations,
            generator,
            List.copyOf(extensions));
    return new ParsedModel(
        model3d,
        new MediaFacts(
            format, Optional.empty(), Optional.empty(), List.of(), Optional.of(model), sorted));
  }

  private static String cut(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }
}
