package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Vote;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Waiver;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.util.Optional;

/** Lets requirements be unmet that the roles of the policy have waived for this version, until the end of the waiver. */
final class Waivers {

    private final Question question;
    private final Votes votes;

    Waivers(Question question) {
        this.question = question;
        this.votes = new Votes(question.deploying(Committers.AS_ASKED));
    }

    RequirementLine apply(RequirementLine line) {
        if (!line.unmet() || !question.policy().waivers().allow(line.requirement())) {
            return line;
        }
        return question.lifecycle().waivers().stream()
                .filter(waiver -> waiver.isFor(line.requirement().id(), line.kind(), question.version()))
                .flatMap(waiver -> granted(waiver, line).stream())
                .findFirst()
                .orElse(line);
    }

    private Optional<RequirementLine> granted(Waiver waiver, RequirementLine line) {
        return granted(waiver)
                .map(vote -> line.waived(why(waiver, vote, line), question.endOf(waiver.until()), vote.evidence()));
    }

    /** The vote by which it was granted; empty where it is not, or has ended. */
    Optional<Vote> granted(Waiver waiver) {
        return isOpen(waiver)
                ? votes.completing(question.policy().waivers().decidedBy(), waiver.request())
                : Optional.empty();
    }

    /** Whether it has not ended, in whichever way. */
    boolean isOpen(Waiver waiver) {
        return waiver.ended().isEmpty()
                && !question.past(question.endOf(waiver.until()))
                && waiver.request().closing().isEmpty();
    }

    private static Message why(Waiver waiver, Vote vote, RequirementLine line) {
        return Message.of(
                Waivers.class,
                "waiver.granted",
                waiver.until().toString(),
                vote.role(),
                vote.person(),
                waiver.reason(),
                line.reason());
    }
}
