package org.worldmill.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Benchmarks keep the rule of the house that the rooms keep: only jobs knows Spark. */
class BenchRulesTest {

  private static final JavaClasses BENCH =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.worldmill.bench");

  @Test
  void noBenchmarkKnowsSparkOrTheCatalog() {
    noClasses()
        .that()
        .resideInAPackage("org.worldmill.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..",
            "scala..",
            "org.apache.iceberg..",
            "org.worldmill.jobs.spark..",
            "org.worldmill.jobs.catalog..")
        .check(BENCH);
  }
}
