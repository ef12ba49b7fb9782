package org.worldmill.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.worldmill.curate.filter.Filters;
import org.worldmill.jobs.worker.AnalyseTask;
import org.worldmill.jobs.worker.AnalysedItem;
import org.worldmill.schemas.MediaException;
import org.worldmill.schemas.config.CurateConfig;

/** One round of curation over all files, in CPU seconds of the whole process. */
final class CurateRound {

  private final AnalyseTask task;
  private final CurateConfig config;
  private final Filters filters;
  private double analyse;
  private double judge;
  private double cut;
  private int items;
  private int kept;
  private int refused;
  private ProcessCosts costs = ProcessCosts.NONE;

  CurateRound(AnalyseTask task, CurateConfig config, Filters filters) {
    this.task = task;
    this.config = config;
    this.filters = filters;
  }

  /** CPU seconds of this process so far: every thread, those of GC and JIT included. */
  static double cpuSeconds() {
    return ProcessCosts.cpuSeconds();
  }

  /** Runs over the files and adds an entry for each to {@code perFile}. */
  void run(List<CuratedFile> files, ArrayNode perFile) {
    ProcessCosts before = ProcessCosts.now();
    for (CuratedFile file : files) {
      double analysed = analyse;
      double cutBefore = cut;
      int itemsBefore = items;
      int keptBefore = kept;
      run(file);
      file.sweep();
      ObjectNode entry = perFile.addObject();
      entry.put("file", file.file().getFileName().toString());
      entry.put("analyse_cpu_s", analyse - analysed);
      entry.put("cut_cpu_s", cut - cutBefore);
      entry.put("items", items - itemsBefore);
      entry.put("kept", kept - keptBefore);
    }
    costs = ProcessCosts.now().since(before);
  }

  private void run(CuratedFile file) {
    double start = cpuSeconds();
    try {
      List<AnalysedItem> found = file.analyse(task, config);
      items += found.size();
      double seen = cpuSeconds();
      analyse += seen - start;
      start = seen;
      List<AnalysedItem> keep = CuratedFile.keep(found, filters);
      kept += keep.size();
      double judged = cpuSeconds();
      judge += judged - start;
      start = judged;
      file.cut(keep);
      cut += cpuSeconds() - start;
    } catch (MediaException e) {
      refused++;
      analyse += cpuSeconds() - start;
    }
  }

  double total() {
    return analyse + judge + cut;
  }

  /** Writes its sums. */
  void into(ObjectNode node) {
    node.put("analyse_cpu_s", analyse);
    node.put("judge_cpu_s", judge);
    node.put("cut_cpu_s", cut);
    node.put("total_cpu_s", total());
    node.put("compiling_cpu_s", costs.compiling());
    node.put("collecting_cpu_s", costs.collecting());
    node.put("items", items);
    node.put("kept", kept);
    node.put("refused", refused);
  }
}
