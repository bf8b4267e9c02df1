package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was shown: documents, confirmations, trainings, backups, tests. */
public sealed interface EvidenceFact extends Fact {

    /**
     * A document exists in an edition; the document itself stays where it is.
     *
     * @param edition its own version, as written on it
     * @param location where it is kept
     * @param sha256 of its bytes, lower-case hexadecimal; {@code null} where it has none, as on paper
     */
    record DocumentRecorded(DocumentKind kind, String edition, String location, String sha256) implements EvidenceFact {
        public DocumentRecorded {
            Members.required(kind, "kind");
            Members.text(edition, "edition");
            Members.text(location, "location");
            Digests.requireSha256(sha256, "sha256");
        }

        @Override
        public List<Serializable> told() {
            return List.of(kind, edition, location);
        }
    }

    /**
     * A role gave its word.
     *
     * @param version that it speaks for; there exactly where the subject is {@link ConfirmationSubject#ofAVersion()}
     * @param comment {@code null} for none
     */
    record ConfirmationGiven(ConfirmationSubject subject, Role role, Version version, String comment)
            implements EvidenceFact {
        public ConfirmationGiven {
            requireConfirmable(subject, role, version);
        }

        @Override
        public List<Serializable> told() {
            return confirmation(subject, role, version);
        }
    }

    /** A role took its word back. */
    record ConfirmationWithdrawn(ConfirmationSubject subject, Role role, Version version, String reason)
            implements EvidenceFact {
        public ConfirmationWithdrawn {
            requireConfirmable(subject, role, version);
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return confirmation(subject, role, version);
        }
    }

    /**
     * Key users were trained (A3, E3).
     *
     * @param participants who, in words
     */
    record TrainingRecorded(Audience audience, LocalDate date, String participants) implements EvidenceFact {
        public TrainingRecorded {
            Members.required(audience, "audience");
            Members.date(date, "date");
            Members.text(participants, "participants");
        }

        @Override
        public List<Serializable> told() {
            return List.of(audience, date.toString(), participants);
        }
    }

    /**
     * A backup of the data was taken (B5, D2).
     *
     * @param location where it is kept
     */
    record BackupRecorded(String location) implements EvidenceFact {
        public BackupRecorded {
            Members.text(location, "location");
        }

        @Override
        public List<Serializable> told() {
            return List.of(location);
        }
    }

    /**
     * The application was tested in some respects (A2, B4, B5, F3).
     *
     * @param aspects at least one
     * @param passed whether it passed in all of them
     * @param report where the report is kept
     * @param sha256 of the report, lower-case hexadecimal; {@code null} where it has none
     */
    record TestRecorded(
            TestEnvironment environment,
            Version version,
            Set<TestAspect> aspects,
            boolean passed,
            String report,
            String sha256)
            implements EvidenceFact {
        public TestRecorded {
            Members.required(environment, "environment");
            Members.required(version, "version");
            if (Members.required(aspects, "aspects").isEmpty()) {
                throw new InvalidInputException(Message.of(EvidenceFact.class, "member.missing", "aspects"));
            }
            aspects.forEach(aspect -> Members.required(aspect, "aspects"));
            aspects = Collections.unmodifiableSet(EnumSet.copyOf(aspects));
            Members.text(report, "report");
            Digests.requireSha256(sha256, "sha256");
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    environment,
                    version.text(),
                    Message.list(aspects.stream().map(TestAspect::label).collect(Collectors.toList())),
                    Message.of(EvidenceFact.class, passed ? "outcome.passed" : "outcome.failed"));
        }
    }

    /**
     * A security test of one kind was carried out on one version (C1–C5).
     *
     * @param severityMapping version of the mapping from the formats' severities to {@link Severity}
     * @param findingList digest of the list of its findings that is kept as evidence; {@code null} where none is
     */
    record SecurityTestRecorded(
            ScanKind kind,
            Version version,
            int severityMapping,
            List<RecordedReport> reports,
            TestCircumstances circumstances,
            String findingList)
            implements EvidenceFact {
        public SecurityTestRecorded {
            Members.required(kind, "kind");
            Members.required(version, "version");
            if (Members.required(reports, "reports").isEmpty()) {
                throw new InvalidInputException(Message.of(EvidenceFact.class, "member.missing", "reports"));
            }
            reports.forEach(report -> Members.required(report, "reports"));
            reports = List.copyOf(reports);
            Members.required(circumstances, "circumstances");
            Digests.requireSha256(findingList, "findingList");
        }

        /** Digests of everything that is kept of it beside the ledger. */
        public List<String> kept() {
            return Stream.of(
                            reports.stream().filter(RecordedReport::kept).map(RecordedReport::sha256),
                            Stream.ofNullable(circumstances.document()).map(KeptFile::sha256),
                            Stream.ofNullable(findingList))
                    .flatMap(digests -> digests)
                    .toList();
        }

        @Override
        public List<Serializable> told() {
            String files = reports.stream().map(RecordedReport::file).collect(Collectors.joining(", "));
            return List.of(kind, version.text(), files);
        }
    }

    private static void requireConfirmable(ConfirmationSubject subject, Role role, Version version) {
        Members.required(subject, "subject");
        if (!subject.roles().contains(Members.required(role, "role"))) {
            throw new InvalidInputException(Message.of(
                    EvidenceFact.class,
                    "confirmation.role",
                    subject,
                    role,
                    Message.list(subject.roles().stream().map(Role::label).toList())));
        }
        if (subject.ofAVersion()) {
            Members.required(version, "version");
        } else if (version != null) {
            throw new InvalidInputException(Message.of(EvidenceFact.class, "confirmation.no-version", subject));
        }
    }

    private static List<Serializable> confirmation(ConfirmationSubject subject, Role role, Version version) {
        return List.of(
                subject,
                role,
                version == null
                        ? Message.of(EvidenceFact.class, "confirmation.whole")
                        : Message.of(EvidenceFact.class, "confirmation.version", version.text()));
    }
}
