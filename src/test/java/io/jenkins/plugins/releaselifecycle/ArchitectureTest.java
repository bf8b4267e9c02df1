package io.jenkins.plugins.releaselifecycle;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** The floors of the house: arrows point down only. */
class ArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.releaselifecycle";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @Test
    void theCoreKnowsOnlyJavaAndJackson() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(ROOT + ".core..", "java..", "javax.xml..", "com.fasterxml.jackson.."))
                .check(PRODUCT);
    }

    @Test
    void theCoreReadsNoClock() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .check(PRODUCT);
    }

    @Test
    void arrowsPointDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .withOptionalLayers(true)
                .layer("model")
                .definedBy(ROOT + ".core.model..")
                .layer("lifecycle")
                .definedBy(ROOT + ".core.lifecycle..")
                .layer("policy")
                .definedBy(ROOT + ".core.policy..")
                .layer("timeline")
                .definedBy(ROOT + ".core.timeline..")
                .layer("scan")
                .definedBy(ROOT + ".core.scan..")
                .layer("ledger")
                .definedBy(ROOT + ".core.ledger..")
                .layer("fleet")
                .definedBy(ROOT + ".core.fleet..", ROOT + ".core.badge..", ROOT + ".core.calendar..")
                .layer("audit")
                .definedBy(ROOT + ".core.audit..")
                .layer("jenkins")
                .definedBy(ROOT + ".jenkins..")
                .layer("cli")
                .definedBy(ROOT + ".cli..")
                .whereLayer("lifecycle")
                .mayOnlyBeAccessedByLayers("policy", "timeline", "scan", "fleet", "audit", "jenkins", "cli")
                .whereLayer("policy")
                .mayOnlyBeAccessedByLayers("timeline", "fleet", "audit", "jenkins", "cli")
                .whereLayer("timeline")
                .mayOnlyBeAccessedByLayers("jenkins", "cli")
                .whereLayer("scan")
                .mayOnlyBeAccessedByLayers("jenkins", "cli")
                .whereLayer("ledger")
                .mayOnlyBeAccessedByLayers("fleet", "audit", "jenkins", "cli")
                .whereLayer("fleet")
                .mayOnlyBeAccessedByLayers("jenkins")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("jenkins", "cli")
                .whereLayer("jenkins")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .check(PRODUCT);
    }

    @Test
    void theModelUsesNothingAboveIt() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".core.model..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(ROOT + ".core.model..", "java..", "com.fasterxml.jackson.."))
                .check(PRODUCT);
    }

    @Test
    void theLedgerJudgesNothing() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".core.lifecycle..", ROOT + ".core.policy..", ROOT + ".core.scan..")
                .check(PRODUCT);
    }

    @Test
    void nothingIsAnybodysHelper() {
        noClasses()
                .that(not(resideInAnyPackage("java..")))
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(PRODUCT);
    }
}
