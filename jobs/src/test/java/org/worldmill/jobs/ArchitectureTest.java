package org.worldmill.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Modifier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The finer rules of the house; the coarse ones hold because the rooms are Maven modules. */
class ArchitectureTest {

  private static final String FFMPEG_ROOM = "org.worldmill.ingest.ffmpeg..";
  private static final List<String> STAGES = List.of("ingest", "curate", "label", "shard");
  private static final JavaClasses MILL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.worldmill");

  @Test
  void everyRoomIsSeen() {
    for (String room : List.of("schemas", "ingest", "curate", "label", "shard", "jobs")) {
      assertThat(MILL.containPackage("org.worldmill." + room)).as(room).isTrue();
    }
  }

  @Test
  void onlyJobsKnowsSparkAndIceberg() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.worldmill.jobs..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..", "org.apache.iceberg..")
        .check(MILL);
  }

  @Test
  void onlyIngestKnowsFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.worldmill.ingest..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco.ffmpeg..", "org.bytedeco.javacv..")
        .check(MILL);
  }

  @Test
  void theWorkerKnowsNeitherSparkNorTheCatalog() {
    noClasses()
        .that()
        .resideInAPackage("org.worldmill.jobs.worker..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.spark..",
            "org.apache.iceberg..",
            "scala..",
            "org.worldmill.jobs.catalog..",
            "org.worldmill.jobs.stage..",
            "org.worldmill.jobs.spark..")
        .check(MILL);
  }

  @Test
  void stagesDoNotKnowEachOther() {
    for (String stage : STAGES) {
      String[] others =
          STAGES.stream()
              .filter(other -> !other.equals(stage))
              .map(other -> "org.worldmill." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("org.worldmill." + stage + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .check(MILL);
    }
  }

  @Test
  void schemasKnowNoneOfTheOtherRooms() {
    noClasses()
        .that()
        .resideInAPackage("org.worldmill.schemas..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.worldmill.ingest..",
            "org.worldmill.curate..",
            "org.worldmill.label..",
            "org.worldmill.shard..",
            "org.worldmill.jobs..")
        .check(MILL);
  }

  @Test
  void packagesFormNoCycles() {
    slices().matching("org.worldmill.(*).(*)..").should().beFreeOfCycles().check(MILL);
  }

  @Test
  void noImageLibraryStandsInAPublicSignature() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(FFMPEG_ROOM)
        .should(notMention("org.bytedeco.", "java.awt.image."))
        .check(MILL);
  }

  /** What wraps FFmpeg shows its types to its own neighbours alone. */
  @Test
  void nobodyOutsideIngestSeesTheWrapping() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.worldmill.ingest..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(FFMPEG_ROOM)
        .check(MILL);
  }

  @Test
  void nothingIsADumpingGround() {
    noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Common)").check(MILL);
  }

  @Test
  void recordsHoldNoArrays() {
    classes().that().areRecords().should(holdNoArrays()).check(MILL);
  }

  private static ArchCondition<JavaMethod> notMention(String... packages) {
    DescribedPredicate<JavaClass> foreign =
        DescribedPredicate.describe(
            "from an image library",
            type -> {
              for (String prefix : packages) {
                if (type.getBaseComponentType().getName().startsWith(prefix)) {
                  return true;
                }
              }
              return false;
            });
    return new ArchCondition<>("not mention an image library") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean mentions =
            foreign.test(method.getRawReturnType())
                || method.getRawParameterTypes().stream().anyMatch(foreign);
        events.add(new SimpleConditionEvent(method, !mentions, method.getFullName()));
      }
    };
  }

  private static ArchCondition<JavaClass> holdNoArrays() {
    return new ArchCondition<>("hold no arrays") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getFields().stream()
            .filter(field -> !Modifier.isStatic(field.reflect().getModifiers()))
            .forEach(
                field ->
                    events.add(
                        new SimpleConditionEvent(
                            field, !field.getRawType().isArray(), field.getFullName())));
      }
    };
  }
}
