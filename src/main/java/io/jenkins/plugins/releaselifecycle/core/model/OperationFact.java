package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What happens while an application serves: incidents, changes, temporary access, support. */
public sealed interface OperationFact extends Fact {

    /**
     * Something went wrong, or was noticed. Reporting an open incident again makes it graver where the new impact is,
     * never lighter.
     *
     * @param since when it began; {@code null} where it began when it was reported
     */
    record IncidentReported(Reference incident, Impact impact, String description, Instant since)
            implements OperationFact {
        public IncidentReported {
            Members.required(incident, "incident");
            Members.required(impact, "impact");
            Members.text(description, "description");
            if (since != null) {
                Members.moment(since, "since");
            }
        }

        @Override
        public List<Serializable> told() {
            return List.of(incident.text(), impact, description);
        }
    }

    /** The incident is over, from the moment when this is recorded. */
    record IncidentResolved(Reference incident, String cause) implements OperationFact {
        public IncidentResolved {
            Members.required(incident, "incident");
            Members.text(cause, "cause");
        }

        @Override
        public List<Serializable> told() {
            return List.of(incident.text(), cause);
        }
    }

    /**
     * The application is changed (D10, D11). Tests of that version from before speak no more for what was touched.
     *
     * @param version that has the change
     * @param affects kinds of security test whose targets it touches; all where empty
     */
    record ChangeRecorded(Version version, ChangeScope scope, String description, Set<ScanKind> affects)
            implements OperationFact {
        public ChangeRecorded {
            Members.required(version, "version");
            Members.required(scope, "scope");
            Members.text(description, "description");
            Set<ScanKind> kinds = EnumSet.noneOf(ScanKind.class);
            if (affects != null) {
                affects.forEach(kind -> kinds.add(Members.required(kind, "affects")));
            }
            affects = Collections.unmodifiableSet(kinds);
        }

        @Override
        public List<Serializable> told() {
            return List.of(version.text(), scope, description);
        }
    }

    /**
     * OPERATIONS lent rights to somebody for maintenance (F4).
     *
     * @param person who has them
     * @param supervisor who watches, named by OPERATIONS
     * @param until when they end
     */
    record TemporaryAccessGranted(
            Reference access, String person, String rights, String supervisor, Instant until, String reason)
            implements OperationFact {
        public TemporaryAccessGranted {
            Members.required(access, "access");
            Members.text(person, "person");
            Members.text(rights, "rights");
            Members.text(supervisor, "supervisor");
            Members.moment(until, "until");
            Members.text(reason, "reason");
            if (person.equalsIgnoreCase(supervisor)) {
                throw new InvalidInputException(Message.of(OperationFact.class, "access.supervisor"));
            }
        }

        @Override
        public List<Serializable> told() {
            return List.of(access.text(), person, rights, supervisor, until);
        }
    }

    /** The rights were taken back. */
    record TemporaryAccessRevoked(Reference access) implements OperationFact {
        public TemporaryAccessRevoked {
            Members.required(access, "access");
        }

        @Override
        public List<Serializable> told() {
            return List.of(access.text());
        }
    }

    /** DEVELOPMENT named who supports the application and keeps its code (F2). */
    record SupportNamed(String person, String codeRepository) implements OperationFact {
        public SupportNamed {
            Members.text(person, "person");
            Members.text(codeRepository, "codeRepository");
        }

        @Override
        public List<Serializable> told() {
            return List.of(person, codeRepository);
        }
    }

    /** When an incident began, no later than it was reported. */
    static Instant began(IncidentReported reported, Instant at) {
        return Optional.ofNullable(reported.since())
                .filter(since -> since.isBefore(at))
                .orElse(at);
    }
}
