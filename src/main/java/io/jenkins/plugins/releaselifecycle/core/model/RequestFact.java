package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What people ask for and decide: requests at gates, waivers, votes. */
public sealed interface RequestFact extends Fact {

    Reference request();

    /**
     * Somebody asks for a gate to be opened for one version (A7 and its like). A new request at the same gate takes the
     * place of the one before.
     *
     * @param requester user id of the person who asks, where a build asks for somebody; {@code null} otherwise
     * @param policy digest of the policy in force
     * @param message {@code null} for none
     * @param trialRun proposed start and length; there exactly where the gate is go-live (D1)
     * @param committers user ids of those who committed to what came to the application since it was last deployed;
     *     {@code null} where nobody knows them
     * @param until the moment from which nobody can approve it any more; {@code null} for none
     * @param startedBy user ids of all who had a part in starting the build that asks, beside {@code requester}; {@code null} for none
     */
    record RequestMade(
            Reference request,
            Gate gate,
            Version version,
            String requester,
            String policy,
            String message,
            TrialRunTerms trialRun,
            List<String> committers,
            Instant until,
            List<String> startedBy)
            implements RequestFact {

        /** One that nobody else had a part in. */
        public RequestMade(
                Reference request,
                Gate gate,
                Version version,
                String requester,
                String policy,
                String message,
                TrialRunTerms trialRun,
                List<String> committers,
                Instant until) {
            this(request, gate, version, requester, policy, message, trialRun, committers, until, null);
        }

        public RequestMade {
            Members.required(request, "request");
            Members.required(gate, "gate");
            Members.required(version, "version");
            Members.text(policy, "policy");
            if (gate == Gate.GO_LIVE) {
                Members.required(trialRun, "trialRun");
            } else if (trialRun != null) {
                throw new InvalidInputException(Message.of(RequestFact.class, "request.no-trial-run", gate));
            }
            if (until != null) {
                Members.moment(until, "until");
            }
            if (committers != null) {
                committers.forEach(committer -> Members.text(committer, "committers"));
                committers = List.copyOf(committers);
            }
            if (startedBy != null) {
                startedBy.forEach(person -> Members.text(person, "startedBy"));
                startedBy = List.copyOf(startedBy);
            }
        }

        @Override
        public List<Serializable> told() {
            return List.of(gate, version.text(), request.text());
        }
    }

    /**
     * Somebody asks that one requirement need not be met for a while.
     *
     * @param requirement its id, such as {@code B4}
     * @param kind of security test that it is for; {@code null} for the requirement as a whole
     * @param requester user id of the person who asks, where a build asks for somebody; {@code null} otherwise
     * @param until last day, in the policy's time zone
     */
    record WaiverRequested(
            Reference request,
            String requirement,
            ScanKind kind,
            Version version,
            String requester,
            String policy,
            String reason,
            LocalDate until)
            implements RequestFact {
        public WaiverRequested {
            Members.required(request, "request");
            Members.text(requirement, "requirement");
            Members.required(version, "version");
            Members.text(policy, "policy");
            Members.text(reason, "reason");
            Members.date(until, "until");
        }

        @Override
        public List<Serializable> told() {
            return List.of(requirement, version.text(), until.toString(), reason, request.text());
        }
    }

    /**
     * A person decided in one role. Only a person's vote counts, never a build's, and one a request.
     *
     * @param comment {@code null} for none; required for a rejection
     * @param serious whether a problem was found that bars formal operation (E8); rejections at acceptance only
     * @param policy digest of the policy that the person saw; the vote holds under that one, and under laxer ones
     */
    record VoteCast(Reference request, Role role, boolean approved, String comment, boolean serious, String policy)
            implements RequestFact {
        public VoteCast {
            Members.required(request, "request");
            Members.required(role, "role");
            Members.text(policy, "policy");
            if (!approved) {
                Members.text(comment, "comment");
            }
            if (approved && serious) {
                throw new InvalidInputException(Message.of(RequestFact.class, "vote.serious"));
            }
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    request.text(),
                    role,
                    Message.of(
                            RequestFact.class,
                            approved ? "decision.approved" : serious ? "decision.serious" : "decision.rejected"),
                    Optional.ofNullable(comment).orElse(""));
        }
    }

    /** A person took a vote back, before the decision. */
    record VoteWithdrawn(Reference request) implements RequestFact {
        public VoteWithdrawn {
            Members.required(request, "request");
        }

        @Override
        public List<Serializable> told() {
            return List.of(request.text());
        }
    }

    /** A person says something about a request, and decides nothing by it. */
    record RequestCommented(Reference request, String comment) implements RequestFact {
        public RequestCommented {
            Members.required(request, "request");
            Members.text(comment, "comment");
        }

        @Override
        public List<Serializable> told() {
            return List.of(request.text(), comment);
        }
    }

    /**
     * IT or BUSINESS proposes another start or other lengths than those that a request to go live proposes (D1). From then on it is
     * asked for with these, and what was approved before is void.
     */
    record TermsProposed(Reference request, TrialRunTerms trialRun) implements RequestFact {
        public TermsProposed {
            Members.required(request, "request");
            Members.required(trialRun, "trialRun");
        }

        @Override
        public List<Serializable> told() {
            return List.of(
                    request.text(),
                    trialRun.start().toString(),
                    trialRun.length().toString(),
                    trialRun.observation().toString());
        }
    }

    /** The request is no longer made. */
    record RequestWithdrawn(Reference request, String reason) implements RequestFact {
        public RequestWithdrawn {
            Members.required(request, "request");
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return List.of(request.text(), reason);
        }
    }

    /** Nobody decided in time. */
    record RequestExpired(Reference request) implements RequestFact {
        public RequestExpired {
            Members.required(request, "request");
        }

        @Override
        public List<Serializable> told() {
            return List.of(request.text());
        }
    }

    /** A waiver ended before its time. */
    record WaiverEnded(Reference request, String reason) implements RequestFact {
        public WaiverEnded {
            Members.required(request, "request");
            Members.text(reason, "reason");
        }

        @Override
        public List<Serializable> told() {
            return List.of(request.text(), reason);
        }
    }
}
