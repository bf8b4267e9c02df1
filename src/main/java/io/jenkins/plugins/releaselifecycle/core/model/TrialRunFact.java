package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;

/** The way from opened service to formal operation, and the end. */
public sealed interface TrialRunFact extends Fact {

    /**
     * Trial run and observation period began, for a version whose service was opened. The lengths are those that were
     * decided; where they differ, the longer one holds.
     */
    record TrialRunStarted(Version version, Period length, Period observation) implements TrialRunFact {
        public TrialRunStarted {
            Members.required(version, "version");
            Members.length(length, "length");
            Members.length(observation, "observation");
        }

        @Override
        public List<Serializable> told() {
            return List.of(version.text(), length.toString(), observation.toString());
        }
    }

    /**
     * The trial run was made longer; it is never made shorter.
     *
     * @param length of the whole trial run from its start
     */
    record TrialRunExtended(Period length, String reason) implements TrialRunFact {
        public TrialRunExtended {
            Members.length(length, "length");
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return List.of(length.toString(), reason);
        }
    }

    /**
     * IT extended a deadline (B2, D13).
     *
     * @param until last day, in the policy's time zone
     */
    record TermExtended(Term term, LocalDate until, String reason) implements TrialRunFact {
        public TermExtended {
            Members.required(term, "term");
            Members.date(until, "until");
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return List.of(term, until.toString(), reason);
        }
    }

    /**
     * The application was filed with the superior IT department (D13).
     *
     * @param filing its number there
     */
    record FilingRecorded(String filing) implements TrialRunFact {
        public FilingRecorded {
            Members.text(filing, "filing");
        }

        @Override
        public List<Serializable> told() {
            return List.of(filing);
        }
    }

    /** The operating rights passed to OPERATIONS through the open gate handover (D7, D8). */
    record HandoverCompleted(Version version, String policy) implements TrialRunFact {
        public HandoverCompleted {
            Members.required(version, "version");
            Members.text(policy, "policy");
        }

        @Override
        public List<Serializable> told() {
            return List.of(version.text());
        }
    }

    /** IT formed the acceptance working group; a later one replaces it (E5). */
    record WorkingGroupFormed(List<Member> members) implements TrialRunFact {

        /**
         * One member.
         *
         * @param person user id or name
         * @param department BUSINESS, DEVELOPMENT, OPERATIONS or IT
         * @param group one of the three groups
         */
        public record Member(String person, Role department, Role group) implements Serializable {

            private static final EnumSet<Role> GROUPS =
                    EnumSet.of(Role.TECHNICAL_REVIEW, Role.PRODUCTION_READINESS, Role.DOCUMENT_REVIEW);

            public Member {
                Members.text(person, "members.person");
                if (GROUPS.contains(Members.required(department, "members.department"))) {
                    throw new InvalidInputException(Message.of(TrialRunFact.class, "member.department", department));
                }
                if (!GROUPS.contains(Members.required(group, "members.group"))) {
                    throw new InvalidInputException(Message.of(TrialRunFact.class, "member.group", group));
                }
            }
        }

        public WorkingGroupFormed {
            Members.required(members, "members").forEach(member -> Members.required(member, "members"));
            members = List.copyOf(members);
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    String.join(", ", members.stream().map(Member::person).toList()));
        }
    }

    /** The application passed acceptance through the open gate; this is what moves it to formal operation (E9). */
    record AcceptancePassed(Version version, String policy) implements TrialRunFact {
        public AcceptancePassed {
            Members.required(version, "version");
            Members.text(policy, "policy");
        }

        @Override
        public List<Serializable> told() {
            return List.of(version.text());
        }
    }

    /** The application's life ended (G1). */
    record ApplicationRetired(String policy) implements TrialRunFact {
        public ApplicationRetired {
            Members.text(policy, "policy");
        }

        @Override
        public List<Serializable> told() {
            return List.of();
        }
    }
}
