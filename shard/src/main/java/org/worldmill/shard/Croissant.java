package org.worldmill.shard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.worldmill.schemas.config.ShardConfig;
import org.worldmill.shard.ColumnType.ListOf;
import org.worldmill.shard.ColumnType.Media;
import org.worldmill.shard.ColumnType.Scalar;
import org.worldmill.shard.ColumnType.Struct;
import org.worldmill.shard.ReleaseManifest.ReleaseFile;

/**
 * {@code croissant.json}: the release for machines, by Croissant 1.1 with the responsible-AI
 * vocabulary 1.0 and lineage in PROV-O. Files are named relative to it.
 */
final class Croissant {

  private static final String PARQUET = "application/vnd.apache.parquet";

  private final ReleaseInputs inputs;
  private final ClipSummary summary;
  private final List<ReleaseFile> files;

  private Croissant(ReleaseInputs inputs, ClipSummary summary, List<ReleaseFile> files) {
    this.inputs = inputs;
    this.summary = summary;
    this.files = files;
  }

  /**
   * The whole text.
   *
   * @param files all files written so far
   */
  static String of(ReleaseInputs inputs, ClipSummary summary, List<ReleaseFile> files) {
    return ReleaseJson.pretty(new Croissant(inputs, summary, files).dataset());
  }

  private Map<String, Object> dataset() {
    ShardConfig config = inputs.config();
    List<ReleaseConfigs.Entry> entries =
        ReleaseConfigs.of(inputs.schema(), summary.rows()).entries();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("@context", CroissantContext.CONTEXT);
    json.put("@type", "sc:Dataset");
    json.put("@id", config.dataset() + "-" + inputs.version());
    json.put("name", config.dataset());
    json.put("description", config.title() + ": clips, images and 3D models with signals.");
    json.put(
        "conformsTo",
        List.of("http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"));
    json.put("version", inputs.version());
    json.put(
        "license",
        config.licence().map(id -> "https://spdx.org/licenses/" + id).orElse(ReleasePaths.LICENCE));
    json.put("citeAs", config.title() + ", version " + inputs.version() + ".");
    json.putAll(responsibility());
    json.putAll(lineage());
    json.put("distribution", distribution(entries));
    json.put("recordSet", entries.stream().map(Croissant::recordSet).toList());
    return json;
  }

  private Map<String, Object> responsibility() {
    Map<String, Object> rai = new LinkedHashMap<>();
    rai.put("rai:dataCollection", "Gathered from folders, buckets or the web; see provenance.");
    rai.put("rai:dataCollectionRawData", "Video, image and 3D model files, kept unchanged.");
    rai.put(
        "rai:dataCollectionMissingData",
        "A signal that could not be measured is absent; %d items were filtered, %d quarantined."
            .formatted(inputs.funnel().filtered(), inputs.funnel().quarantined()));
    rai.put(
        "rai:dataPreprocessingProtocol",
        List.of("Shots found, clips cut, signals measured, thresholds applied."));
    rai.put("rai:machineAnnotationTools", List.of("worldmill " + inputs.codeVersion()));
    rai.put("rai:dataLimitations", List.of("Licences are what sources state of themselves."));
    rai.put("rai:dataBiases", List.of("That of its sources; no correction was made."));
    rai.put("rai:dataUseCases", List.of("Training of world models and physical AI."));
    rai.put(
        "rai:personalSensitiveInformation",
        List.of("People and places may be recognisable; nothing has been blurred."));
    rai.put(
        "rai:dataReleaseMaintenancePlan", "Items that are withdrawn leave the next major version.");
    return rai;
  }

  private Map<String, Object> lineage() {
    Map<String, Object> agent = new LinkedHashMap<>();
    agent.put("@type", "prov:SoftwareAgent");
    agent.put("name", "worldmill");
    agent.put("version", inputs.codeVersion());
    Map<String, Object> activity = new LinkedHashMap<>();
    activity.put("@type", "prov:Activity");
    activity.put("@id", "configuration/" + inputs.configFingerprint());
    activity.put("prov:wasAssociatedWith", agent);
    Map<String, Object> lineage = new LinkedHashMap<>();
    lineage.put("prov:wasGeneratedBy", activity);
    inputs
        .previousVersion()
        .ifPresent(
            previous ->
                lineage.put(
                    "prov:wasRevisionOf",
                    Map.of("@id", inputs.config().dataset() + "-" + previous)));
    return lineage;
  }

  private List<Object> distribution(List<ReleaseConfigs.Entry> entries) {
    List<Object> all = new ArrayList<>();
    for (ReleaseFile file : files) {
      all.add(fileObject(file));
    }
    for (ReleaseConfigs.Entry entry : entries) {
      String prefix = entry.folder() + "/";
      List<Map<String, Object>> parts =
          files.stream()
              .map(ReleaseFile::path)
              .filter(path -> path.startsWith(prefix) && path.endsWith(".parquet"))
              .map(Croissant::id)
              .toList();
      Map<String, Object> set = node("cr:FileSet", entry.name() + "-files");
      set.put("description", "The Parquet files of configuration " + entry.name() + ".");
      set.put("containedIn", parts);
      set.put("encodingFormat", PARQUET);
      set.put("includes", "*.parquet");
      all.add(set);
    }
    return all;
  }

  private static Map<String, Object> fileObject(ReleaseFile file) {
    Map<String, Object> object = node("cr:FileObject", file.path());
    object.put("contentUrl", file.path());
    object.put("contentSize", file.bytes() + " B");
    object.put("encodingFormat", encoding(file.path()));
    object.put("sha256", file.sha256());
    return object;
  }

  private static String encoding(String path) {
    if (path.endsWith(".parquet")) {
      return PARQUET;
    }
    if (path.endsWith(".html")) {
      return "text/html";
    }
    if (path.endsWith(".md")) {
      return "text/markdown";
    }
    return path.equals(ReleasePaths.LICENCE) ? "text/plain" : "application/octet-stream";
  }

  private static Map<String, Object> recordSet(ReleaseConfigs.Entry entry) {
    Map<String, Object> set = node("cr:RecordSet", entry.name());
    set.put("description", "One row an item; splits: " + splits(entry) + ".");
    set.put("key", id(entry.name() + "/" + RowColumns.CLIP_ID));
    List<Object> fields = new ArrayList<>();
    for (Column column : entry.columns()) {
      if (isFlat(column.type())) {
        fields.add(field(entry, column));
      }
    }
    set.put("field", fields);
    return set;
  }

  private static String splits(ReleaseConfigs.Entry entry) {
    return String.join(", ", entry.splits().stream().map(Split::id).toList());
  }

  /**
   * Croissant's fields are flat and it has no type for meshes; lists of structs and meshes are left
   * to Parquet's own schema.
   */
  private static boolean isFlat(ColumnType type) {
    return type != Media.MESH
        && (!(type instanceof ListOf list) || list.element() instanceof Scalar);
  }

  private static Map<String, Object> field(ReleaseConfigs.Entry entry, Column column) {
    String id = entry.name() + "/" + column.name();
    Map<String, Object> field = node("cr:Field", id);
    field.put("description", described(column));
    if (column.type() instanceof Struct struct) {
      List<Object> parts = new ArrayList<>();
      for (Column part : struct.fields()) {
        parts.add(subField(entry, column, part));
      }
      field.put("subField", parts);
      return field;
    }
    field.put("dataType", dataType(column.type()));
    field.put("source", source(entry, column.name()));
    if (column.type() instanceof ListOf) {
      field.put("isArray", true);
      field.put("arrayShape", "-1");
    }
    return field;
  }

  private static Map<String, Object> subField(
      ReleaseConfigs.Entry entry, Column column, Column part) {
    String id = entry.name() + "/" + column.name() + "/" + part.name();
    Map<String, Object> field = node("cr:Field", id);
    field.put("description", described(part));
    field.put("dataType", dataType(part.type()));
    Map<String, Object> source = source(entry, column.name());
    source.put("transform", Map.of("jsonPath", part.name()));
    field.put("source", source);
    if (part.type() instanceof ListOf) {
      field.put("isArray", true);
      field.put("arrayShape", "-1");
    }
    return field;
  }

  private static String described(Column column) {
    return column.unit().isEmpty() || column.unit().equals("1")
        ? column.meaning()
        : column.meaning() + " Unit: " + column.unit() + ".";
  }

  private static Map<String, Object> source(ReleaseConfigs.Entry entry, String column) {
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("fileSet", id(entry.name() + "-files"));
    source.put("extract", new LinkedHashMap<>(Map.of("column", column)));
    return source;
  }

  private static String dataType(ColumnType type) {
    if (type instanceof Scalar scalar) {
      return scalar.croissant();
    }
    if (type instanceof ListOf list) {
      return dataType(list.element());
    }
    return type == Media.IMAGE ? "sc:ImageObject" : "sc:VideoObject";
  }

  private static Map<String, Object> node(String type, String id) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@type", type);
    node.put("@id", id);
    node.put("name", id);
    return node;
  }

  private static Map<String, Object> id(String id) {
    return Map.of("@id", id);
  }
}
