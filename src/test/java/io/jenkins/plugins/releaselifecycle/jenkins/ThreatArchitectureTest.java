package io.jenkins.plugins.releaselifecycle.jenkins;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.remoting.Callable;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledger;
import java.io.ObjectInputStream;
import java.net.Socket;
import java.net.URL;
import java.security.MessageDigest;
import java.util.Arrays;
import jenkins.MasterToSlaveFileCallable;
import jenkins.security.MasterToSlaveCallable;
import org.junit.jupiter.api.Test;

/** Threats that the code as a whole gives no opening for, each test named after its threat. */
class ThreatArchitectureTest {

    private static final String ROOT = "io.jenkins.plugins.releaselifecycle";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    @Test
    void agentsSendNothingThatTheControllerRuns() {
        classes()
                .that()
                .areAssignableTo(Callable.class)
                .or()
                .areAssignableTo(hudson.FilePath.FileCallable.class)
                .should()
                .beAssignableTo(MasterToSlaveFileCallable.class)
                .orShould()
                .beAssignableTo(MasterToSlaveCallable.class)
                .check(PRODUCT);
    }

    @Test
    void deserialisationOfALedgerRunsNoCode() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.thoughtworks.xstream..", "hudson.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(PRODUCT);
    }

    @Test
    void weakDigestsAreNotUsed() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".core.model.Digests")
                .should()
                .callMethod(MessageDigest.class, "getInstance", String.class)
                .check(PRODUCT);
    }

    @Test
    void timingTellsNothingOfADigest() {
        noClasses()
                .should()
                .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
                .check(PRODUCT);
    }

    @Test
    void protectionsOfJenkinsAreNotWeakened() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli..")
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("javax.net.ssl.."))
                .check(PRODUCT);
    }

    @Test
    void requestsToOtherServersAreMadeByTheWebhookAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".jenkins.notification..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http.."))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Socket.class)
                .orShould()
                .callMethod(URL.class, "openConnection")
                .orShould()
                .callMethod(URL.class, "openStream")
                .check(PRODUCT);
    }

    @Test
    void auditIsNotEvadedByAnotherWayToTheLedger() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".jenkins.record.ApplicationRecord")
                .and()
                .resideInAPackage(ROOT + ".jenkins..")
                .should()
                .callMethodWhere(target(name("append")).and(target(owner(assignableTo(Ledger.class)))))
                .check(PRODUCT);
    }
}
