package io.posventa.platform.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;

/** What holds for the classes of every module; each module's own test calls {@link #check}. */
public final class HouseRules {
  private static final String ALL = "io.posventa..";
  private static final String PLATFORM = "io.posventa.platform..";
  private static final String CLOCKS = "io.posventa.platform.time..";

  private HouseRules() {}

  /** Fails with what breaks a rule in the module with this root package. */
  public static void check(String rootPackage) {
    var classes = classesOf(rootPackage);
    for (var rule :
        List.of(
            featuresFormNoCycle(rootPackage),
            onlyTheClocksReadTheTime(),
            noModuleReachesIntoAnother(rootPackage))) {
      rule.check(classes);
    }
  }

  /** The classes that the module ships. */
  public static JavaClasses classesOf(String rootPackage) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(rootPackage);
  }

  /** The packages directly below the root know each other in one direction only. */
  public static ArchRule featuresFormNoCycle(String rootPackage) {
    return slices().matching(rootPackage + ".(*)..").should().beFreeOfCycles();
  }

  /** A tenant's time comes from TenantClock, the machine's from the injected Clock. */
  public static ArchRule onlyTheClocksReadTheTime() {
    return noClasses()
        .that(not(resideInAPackage(CLOCKS)))
        .should()
        .accessTargetWhere(READS_THE_TIME)
        .because("time comes from TenantClock or the injected java.time.Clock");
  }

  /** Services meet over HTTP and through events. */
  public static ArchRule noModuleReachesIntoAnother(String rootPackage) {
    return noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage(ALL)
                .and(not(resideInAnyPackage(rootPackage + "..", PLATFORM)))
                .as("reside in another module"));
  }

  private static final DescribedPredicate<JavaAccess<?>> READS_THE_TIME =
      new DescribedPredicate<>("reads the system's time") {
        @Override
        public boolean test(JavaAccess<?> access) {
          return access.getTarget() instanceof CodeUnitAccessTarget target && readsTheTime(target);
        }
      };

  private static boolean readsTheTime(CodeUnitAccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    boolean takesClock =
        target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    boolean plain = target.getRawParameterTypes().isEmpty();
    if (owner.equals(Clock.class.getName())) {
      return name.startsWith("system") || (name.startsWith("tick") && !takesClock);
    }
    return (owner.startsWith("java.time.") && name.equals("now") && !takesClock)
        || (owner.equals(System.class.getName()) && name.equals("currentTimeMillis"))
        || (owner.equals(Date.class.getName())
            && plain
            && name.equals(JavaConstructor.CONSTRUCTOR_NAME))
        || (owner.equals(Calendar.class.getName()) && name.equals("getInstance"));
  }
}
