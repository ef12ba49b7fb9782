package org.worldmill.jobs.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** What a process needs so that its executors are JVMs of their own, on Spark's local-cluster. */
final class ClusterEnvironment {

  /** Runs this short spend most of their time on the optimising compiler. */
  static final String QUICK = "-XX:TieredStopAtLevel=1";

  /** Two executors of one core. */
  static final String MASTER = "local-cluster[2,1,1024]";

  private ClusterEnvironment() {}

  /**
   * The environment. It makes a Spark home without jars: executors get the launcher's class path
   * instead.
   *
   * @param home the Spark home, made here
   * @param more more options of the driver's JVM
   */
  static Map<String, String> of(Path home, String... more) throws IOException {
    Files.createDirectories(home.resolve("jars"));
    String classPath = launcherClassPath();
    Assumptions.assumeFalse(
        classPath.contains(" "), "a class path with spaces does not fit into WORLDMILL_JAVA_OPTS");
    return Map.of(
        "SPARK_HOME",
        home.toString(),
        "SPARK_SCALA_VERSION",
        "2.13",
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "WORLDMILL_JAVA_OPTS",
        String.join(
            " ",
            QUICK,
            "-Dspark.executor.extraJavaOptions=" + QUICK,
            "-Dspark.executor.extraClassPath=" + classPath,
            String.join(" ", more)));
  }

  private static String launcherClassPath() throws IOException {
    Path built = MillProcess.root().resolve("jobs/target");
    return String.join(
        File.pathSeparator,
        built.resolve("worldmill-jobs.jar").toString(),
        Files.readString(built.resolve("classpath")).strip(),
        Files.readString(built.resolve("classpath.spark")).strip());
  }
}
