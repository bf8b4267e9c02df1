package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The evidence of one trial application but its security tests: a major change begins another one, empty (D11). */
final class Dossier {

    private final Map<DocumentKind, RecordedDocument> documents = new EnumMap<>(DocumentKind.class);
    private final Map<Audience, Evidence> trainings = new EnumMap<>(Audience.class);
    private final Confirmations confirmations;
    private final VersionMap<VersionFile> versions;
    private Evidence backup;

    Dossier() {
        confirmations = new Confirmations();
        versions = new VersionMap<>();
    }

    Dossier(Dossier other) {
        documents.putAll(other.documents);
        trainings.putAll(other.trainings);
        confirmations = new Confirmations(other.confirmations);
        versions = new VersionMap<>(other.versions);
        versions.all().replaceAll((version, file) -> new VersionFile(file));
        backup = other.backup;
    }

    void take(RecordedFact recorded, EvidenceFact fact) {
        Evidence evidence = Evidence.of(recorded);
        if (fact instanceof DocumentRecorded document) {
            documents.put(document.kind(), new RecordedDocument(evidence, document.edition(), document.location()));
        } else if (fact instanceof ConfirmationGiven given) {
            confirmations(given.version()).give(given.subject(), given.role(), evidence);
        } else if (fact instanceof ConfirmationWithdrawn withdrawn) {
            confirmations(withdrawn.version()).withdraw(withdrawn.subject(), withdrawn.role());
        } else if (fact instanceof TrainingRecorded training) {
            trainings.put(training.audience(), evidence);
        } else if (fact instanceof BackupRecorded) {
            backup = evidence;
        } else if (fact instanceof TestRecorded test) {
            boolean prepared = backup != null && documents.containsKey(DocumentKind.CONTINGENCY_PLAN);
            file(test.version()).tested(evidence, test, prepared);
        }
    }

    void changed(Version version, Change change) {
        file(version).changed(change);
    }

    private Confirmations confirmations(Version version) {
        return version == null ? confirmations : file(version).confirmations();
    }

    private VersionFile file(Version version) {
        VersionFile file = versions.getOr(version, VersionFile::new);
        versions.put(version, file);
        return file;
    }

    Optional<RecordedDocument> document(DocumentKind kind) {
        return Optional.ofNullable(documents.get(kind));
    }

    Optional<Evidence> training(Audience audience) {
        return Optional.ofNullable(trainings.get(audience));
    }

    Optional<Evidence> backup() {
        return Optional.ofNullable(backup);
    }

    Optional<Evidence> confirmation(ConfirmationSubject subject, Role role, Version version) {
        return subject.ofAVersion()
                ? versions.get(version).flatMap(file -> file.confirmations().of(subject, role))
                : confirmations.of(subject, role);
    }

    Map<TestAspect, AspectResult> tests(TestEnvironment environment, Version version) {
        return versions.get(version)
                .map(file -> Collections.unmodifiableMap(file.tests(environment)))
                .orElse(Map.of());
    }

    Map<Version, Change> changes() {
        Map<Version, Change> changes = new LinkedHashMap<>();
        versions.all().forEach((version, file) -> file.change().ifPresent(change -> changes.put(version, change)));
        return changes;
    }

    Optional<VersionFile> version(Version version) {
        return versions.get(version);
    }
}
