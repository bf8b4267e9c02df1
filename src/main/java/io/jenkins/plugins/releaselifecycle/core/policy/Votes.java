package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Closing;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.GateRequest;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Request;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who has decided on a request, and who still has to. */
final class Votes {

    private final Question question;

    Votes(Question question) {
        this.question = question;
    }

    /** Puts down what the deciding roles of the gate have decided on this version. */
    void decide(Finding finding) {
        decide(finding, EnumSet.allOf(Role.class), 0);
    }

    /**
     * Puts down what the deciding roles of the gate have decided on this version once a fact was there.
     *
     * @param after sequence of the fact that has to come before a vote
     */
    void decideAfter(Finding finding, long after) {
        decide(finding, EnumSet.allOf(Role.class), after);
    }

    /**
     * Puts down what some of the gate's deciding roles have decided on this version.
     *
     * @param roles those that the finding is about; the others count for the order of the rounds
     * @param after sequence of the fact that has to come before a vote
     */
    void decide(Finding finding, Set<Role> roles, long after) {
        Gate gate = question.gate();
        if (question.isBesidesVotes()) {
            finding.met(message("votes.besides", gate));
            return;
        }
        Decision decision = question.policy().gates().get(gate);
        List<DecidingRole> asked = decision.roles().stream()
                .filter(deciding -> roles.contains(deciding.role()))
                .toList();
        Optional<GateRequest> request = question.lifecycle().request(gate);
        if (request.isEmpty()) {
            notAsked(finding, message("votes.no-request", gate, version()));
        } else if (!request.get().version().equals(question.version())) {
            notAsked(
                    finding,
                    message(
                            "votes.other-version",
                            gate,
                            version(),
                            request.get().version().text()));
        } else if (request.get().request().closing().isPresent()) {
            notAsked(finding, closed(request.get().request().closing().get()));
        } else if (!question.mayHaveAsked(request.get().request().evidence().actor())) {
            notAsked(
                    finding,
                    message(
                            "votes.other-build",
                            request.get().id().text(),
                            request.get().request().evidence().actor().shown()));
        } else {
            Request votes = request.get().request();
            finding.shownBy(votes.evidence());
            asked.forEach(deciding -> decide(finding, decision, deciding, votes, after));
        }
    }

    private void notAsked(Finding finding, Message reason) {
        finding.missing(reason, message("remedy.request", question.gate(), version()), Role.DEVELOPMENT);
    }

    private static Message closed(Closing closing) {
        String key = "votes.closed." + closing.id();
        return closing.reason() == null
                ? message(key, closing.by(), closing.evidence().at())
                : message(key, closing.by(), closing.evidence().at(), closing.reason());
    }

    private void decide(Finding finding, Decision decision, DecidingRole deciding, Request request, long after) {
        long roundsBefore = completed(decision, deciding.round(), request, after);
        List<Vote> counting = counting(deciding.role(), request, roundsBefore);
        Role role = deciding.role();
        if (counting.size() >= deciding.quorum()) {
            counting.stream()
                    .limit(deciding.quorum())
                    .forEach(vote -> finding.met(
                            message(
                                    "votes.approved",
                                    role,
                                    vote.person(),
                                    vote.evidence().at()),
                            vote.evidence()));
            return;
        }
        if (request.isOver(question.now())) {
            notAsked(
                    finding,
                    message("votes.over", role, request.until().orElseThrow(), counting.size(), deciding.quorum()));
            return;
        }
        finding.missing(
                message("votes.missing", role, counting.size(), deciding.quorum()),
                message("remedy.vote", role, question.gate(), version()),
                role);
        if (roundsBefore == Long.MAX_VALUE) {
            finding.missing(
                    message("votes.later-round", role),
                    message("remedy.vote-after", role, question.gate(), version()),
                    role);
        }
        request.approvals().stream()
                .filter(vote -> vote.role() == role && !question.stillHolds(vote.policy()))
                .forEach(vote -> finding.missing(
                        message("votes.void", role, vote.person()),
                        message("remedy.vote-again", role, question.gate(), version()),
                        role));
        request.approvals().stream()
                .filter(vote -> vote.role() == role && !question.actsAs(vote.person(), role))
                .forEach(vote -> finding.missing(
                        message("votes.role-lost", role, vote.person()),
                        message("remedy.vote", role, question.gate(), version()),
                        role));
        if (question.policy().excludeCommitters() && !request.committersKnown()) {
            finding.missing(
                    message("votes.committers-unknown"),
                    message("remedy.request", question.gate(), version()),
                    Role.DEVELOPMENT);
        } else if (question.policy().excludeCommitters()
                && !question.committers().areKnown()) {
            finding.missing(message("votes.deploying-unknown"), message("remedy.deploying-unknown"), Role.DEVELOPMENT);
        } else {
            request.approvals().stream()
                    .filter(vote -> vote.role() == role && excluded(request, vote))
                    .forEach(vote -> finding.missing(
                            message("votes.committer", role, vote.person()),
                            message("remedy.vote", role, question.gate(), version()),
                            role));
        }
        if (roundsBefore != Long.MAX_VALUE) {
            request.approvals().stream()
                    .filter(vote -> vote.role() == role && vote.evidence().sequence() <= roundsBefore)
                    .forEach(vote -> finding.missing(
                            message("votes.too-early", role, vote.person()),
                            message("remedy.vote-again", role, question.gate(), version()),
                            role));
        }
    }

    /**
     * Whose turn it is.
     *
     * @param roles in the round that is under way, without those that have decided
     * @param voted ids of the people whose votes count
     */
    record Awaited(Set<Role> roles, Set<String> voted) {}

    /** @param after sequence of the fact that has to come before a vote */
    Awaited awaited(Decision decision, Request request, long after) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> voted = new HashSet<>();
        for (DecidingRole deciding : decision.roles()) {
            long roundsBefore = completed(decision, deciding.round(), request, after);
            List<Vote> counting = counting(deciding.role(), request, roundsBefore);
            counting.forEach(vote -> voted.add(vote.person()));
            if (roundsBefore != Long.MAX_VALUE && counting.size() < deciding.quorum()) {
                roles.add(deciding.role());
            }
        }
        return new Awaited(roles, voted);
    }

    /** Whether the policy takes the vote for that of somebody who decides on work of his own. */
    private boolean excluded(Request request, Vote vote) {
        return question.policy().excludeCommitters()
                && (request.mayHaveCommitted(vote.person())
                        || question.committers().mayInclude(vote.person()));
    }

    private List<Vote> counting(Role role, Request request, long after) {
        return request.approvals().stream()
                .filter(vote -> vote.role() == role)
                .filter(vote -> vote.evidence().sequence() > after)
                .filter(vote -> question.stillHolds(vote.policy()))
                .filter(vote -> question.actsAs(vote.person(), role))
                .filter(vote -> !excluded(request, vote))
                .toList();
    }

    /** Sequence of the vote that completed all earlier rounds; the greatest number where they are not complete. */
    private long completed(Decision decision, int round, Request request, long after) {
        long last = after;
        for (DecidingRole before : decision.roles()) {
            if (before.round() < round) {
                long roundsBefore = completed(decision, before.round(), request, after);
                List<Vote> counting = counting(before.role(), request, roundsBefore);
                if (counting.size() < before.quorum()) {
                    return Long.MAX_VALUE;
                }
                last = Math.max(
                        last, counting.get(before.quorum() - 1).evidence().sequence());
            }
        }
        return last;
    }

    /** Sequence of the vote by which a decision was complete; empty while it is not. */
    Optional<Vote> completing(Decision decision, Request request) {
        Vote last = null;
        for (DecidingRole deciding : decision.roles()) {
            List<Vote> counting = counting(deciding.role(), request, completed(decision, deciding.round(), request, 0));
            if (counting.size() < deciding.quorum()) {
                return Optional.empty();
            }
            Vote own = counting.get(deciding.quorum() - 1);
            last = last == null || own.evidence().sequence() > last.evidence().sequence() ? own : last;
        }
        return Optional.ofNullable(last);
    }

    private String version() {
        return question.version().text();
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(Votes.class, key, arguments);
    }
}
