package org.worldmill.label.mesh;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.worldmill.label.solid.NearestPoints;
import org.worldmill.schemas.Modality;
import org.worldmill.schemas.media.Measure;
import org.worldmill.schemas.media.MeshMeasure;
import org.worldmill.schemas.media.Model3d;
import org.worldmill.schemas.media.SignalSpec;
import org.worldmill.schemas.media.SignalValue;
import org.worldmill.schemas.media.Splats;

/** What a cloud of 3D Gaussians is made of: how opaque, how large, how stray. */
@AutoService(Measure.class)
public final class SplatCloud implements MeshMeasure {

  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final int NEIGHBOURS = 8;
  private static final int QUERIES = 8192;
  private static final int MOST = 8_000_000;

  /** Gaussians so many times farther from their neighbours than is usual are stray. */
  private static final double STRAY = 5;

  private static final List<SignalSpec> SIGNALS =
      List.of(
          SignalSpec.count(
              "splat_count", "Gaussians of the model.", "As stored (Kerbl et al. 2023)."),
          SignalSpec.count(
              "harmonics_degree",
              "Degree of the spherical harmonics by which colour depends on direction.",
              "As stored; 0 for one colour all round."),
          SignalSpec.series(
              "splat_opacities",
              "1",
              0,
              1,
              "Opacities of the Gaussians: quantiles 5, 25, 50, 75 and 95 %.",
              "Over all Gaussians."),
          SignalSpec.series(
              "splat_scales",
              Lengths.UNIT,
              0,
              Double.POSITIVE_INFINITY,
              "Sizes of the Gaussians: quantiles 5, 25, 50, 75 and 95 %.",
              "Geometric mean of the three standard deviations."),
          SignalSpec.number(
              "splat_anisotropy",
              "1",
              1,
              Double.POSITIVE_INFINITY,
              "Longest over shortest standard deviation, the median Gaussian.",
              "Ratio of the greatest to the least of the three."),
          SignalSpec.share(
              "floater_share",
              "Share of the Gaussians that hang in the air away from others.",
              "8,192 Gaussians: the eighth neighbour is over five times farther than usual (median);"
                  + " opacity does not count."));

  @Override
  public String name() {
    return "splat-cloud";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<SignalSpec> signals() {
    return SIGNALS;
  }

  @Override
  public Set<Modality> modalities() {
    return Set.of(Modality.MODEL3D);
  }

  @Override
  public Map<String, SignalValue> measure(Model3d model) {
    if (model.splats().isEmpty() || model.mesh().vertexCount() == 0) {
      return Absent.all(SIGNALS, "it is not made of Gaussians");
    }
    Splats splats = model.splats().get();
    int count = model.mesh().vertexCount();
    double[] opacities = new double[count];
    double[] scales = new double[count];
    double[] ratios = new double[count];
    for (int i = 0; i < count; i++) {
      double a = splats.logScales().at(i, 0);
      double b = splats.logScales().at(i, 1);
      double c = splats.logScales().at(i, 2);
      opacities[i] = splats.opacities().at(i, 0);
      scales[i] = Math.exp((a + b + c) / 3);
      ratios[i] = Math.exp(Math.max(a, Math.max(b, c)) - Math.min(a, Math.min(b, c)));
    }
    Map<String, SignalValue> found = new TreeMap<>();
    found.put("splat_count", SignalValue.of(count).withConfidence(1));
    found.put("harmonics_degree", SignalValue.of(splats.harmonicsDegree()).withConfidence(1));
    found.put("splat_opacities", quantiles(opacities));
    found.put("splat_scales", quantiles(scales));
    Arrays.sort(ratios);
    double median = ratios[count / 2];
    found.put(
        "splat_anisotropy",
        Double.isFinite(median)
            ? SignalValue.of(median).withConfidence(1)
            : SignalValue.absent("the scales are no finite numbers"));
    found.put("floater_share", floaters(model.mesh().positions()));
    return found;
  }

  private static SignalValue quantiles(double[] values) {
    Arrays.sort(values);
    List<Double> found =
        Arrays.stream(QUANTILES)
            .map(q -> values[(int) Math.min(values.length - 1, q * values.length)])
            .boxed()
            .toList();
    return found.stream().allMatch(Double::isFinite)
        ? SignalValue.of(found).withConfidence(1)
        : SignalValue.absent("some values are no finite numbers");
  }

  private static SignalValue floaters(double[] points) {
    int count = points.length / 3;
    if (count <= NEIGHBOURS || count > MOST) {
      return SignalValue.absent("it has under 9 or over 8,000,000 Gaussians");
    }
    NearestPoints tree = new NearestPoints(points);
    double[] distances = CloudSpacing.distances(tree, points, NEIGHBOURS, QUERIES);
    double[] sorted = distances.clone();
    Arrays.sort(sorted);
    double far = STRAY * sorted[sorted.length / 2];
    long stray = Arrays.stream(distances).filter(d -> d > far).count();
    return CloudSpacing.share(stray, distances.length).withConfidence(0.7);
  }
}
