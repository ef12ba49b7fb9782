package org.worldmill.ingest.mesh.robot;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.worldmill.ingest.mesh.XmlNode;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.media.Articulation.Gaps;

/** What of an MJCF model is not kept. */
final class MjcfGaps {

  private static final Set<String> BESIDE =
      Set.of("actuator", "sensor", "tendon", "contact", "keyframe");

  private final TreeSet<String> essential = new TreeSet<>();
  private final TreeSet<String> beside = new TreeSet<>();

  MjcfGaps(MjcfDocument document) throws MediaException {
    for (String section : BESIDE) {
      if (document.sections(section).stream().anyMatch(s -> !s.children().isEmpty())) {
        beside.add(section);
      }
    }
    for (XmlNode section : document.sections("equality")) {
      for (XmlNode tie : section.children()) {
        boolean kept = tie.name().equals("joint") && MjcfJoints.mimic(tie).isPresent();
        if (!kept && tie.text("active").orElse("true").equals("true")) {
          essential.add("equality/" + tie.name());
        }
      }
    }
    for (String section : List.of("deformable", "extension")) {
      document.sections(section).forEach(s -> s.children().forEach(c -> essential.add(c.name())));
    }
    document
        .compiler("settotalmass")
        .filter(mass -> !mass.startsWith("-"))
        .ifPresent(mass -> essential.add("settotalmass"));
  }

  /** An element that would make bodies. */
  void notExpanded(String element) {
    essential.add(element);
  }

  /** A geom whose shape is not read. */
  void unknownShape(String type) {
    beside.add("geom/" + type);
  }

  String essential() {
    return String.join(" ", essential);
  }

  Gaps gaps() {
    return new Gaps(List.copyOf(essential), List.copyOf(beside));
  }
}
