package org.worldmill.shard;

import java.util.Map;
import java.util.TreeMap;

/** The JSON-LD context of Croissant 1.1, with the prefixes of RAI and PROV-O. */
final class CroissantContext {

  static final Map<String, Object> CONTEXT = context();

  private CroissantContext() {}

  private static Map<String, Object> context() {
    Map<String, Object> context = new TreeMap<>();
    context.put("@language", "en");
    context.put("@vocab", "https://schema.org/");
    context.put("cr", "http://mlcommons.org/croissant/");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("prov", "http://www.w3.org/ns/prov#");
    context.put("rai", "http://mlcommons.org/croissant/RAI/");
    context.put("sc", "https://schema.org/");
    context.put("conformsTo", "dct:conformsTo");
    context.put("md5", "cr:md5");
    for (String term :
        new String[] {
          "arrayShape",
          "citeAs",
          "column",
          "containedIn",
          "equivalentProperty",
          "extract",
          "field",
          "fileObject",
          "fileProperty",
          "fileSet",
          "format",
          "includes",
          "isArray",
          "isLiveDataset",
          "jsonPath",
          "key",
          "parentField",
          "path",
          "recordSet",
          "references",
          "regex",
          "repeated",
          "replace",
          "samplingRate",
          "separator",
          "source",
          "subField",
          "transform"
        }) {
      context.put(term, "cr:" + term);
    }
    context.put("data", json("cr:data"));
    context.put("examples", json("cr:examples"));
    context.put("dataType", new TreeMap<>(Map.of("@id", "cr:dataType", "@type", "@vocab")));
    context.put("description", Map.of("@container", "@language"));
    context.put("name", Map.of("@container", "@language"));
    return java.util.Collections.unmodifiableMap(context);
  }

  private static Map<String, Object> json(String id) {
    return new TreeMap<>(Map.of("@id", id, "@type", "@json"));
  }
}
