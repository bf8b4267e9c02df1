package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.AspectResult;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Change;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.RecordedDocument;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.DocumentKind;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.TestAspect;
import io.jenkins.plugins.releaselifecycle.core.model.TestEnvironment;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks for the evidence that a requirement asks for, and puts down what is there and what is not. */
final class RequiredEvidence {

    private final Question question;
    private final Lifecycle lifecycle;
    private final Finding finding;
    private final Predicate<Evidence> counts;
    private final Message since;

    private RequiredEvidence(Question question, Finding finding, Predicate<Evidence> counts, Message since) {
        this.question = question;
        this.lifecycle = question.lifecycle();
        this.finding = finding;
        this.counts = counts;
        this.since = since;
    }

    static RequiredEvidence of(Question question, Finding finding) {
        return new RequiredEvidence(question, finding, evidence -> true, null);
    }

    /** Only what was recorded at that moment or later counts. */
    RequiredEvidence from(Instant moment) {
        return counting(evidence -> !evidence.at().isBefore(moment), moment);
    }

    /** Only what was recorded after that fact counts. */
    RequiredEvidence after(Evidence fact) {
        return counting(evidence -> evidence.sequence() > fact.sequence(), fact.at());
    }

    private RequiredEvidence counting(Predicate<Evidence> also, Instant moment) {
        return new RequiredEvidence(question, finding, counts.and(also), message("evidence.since", moment));
    }

    /** Only what was recorded after the last record of what is changed with the version counts, where there is one. */
    RequiredEvidence sinceTheChange() {
        return lifecycle
                .change(question.version())
                .map(Change::evidence)
                .map(this::after)
                .orElse(this);
    }

    /** All these documents are on record; {@code filer} records the missing ones. */
    RequiredEvidence documents(Role filer, DocumentKind... kinds) {
        List<Message> missing = new ArrayList<>();
        List<Message> there = new ArrayList<>();
        for (DocumentKind kind : kinds) {
            Optional<RecordedDocument> document =
                    lifecycle.document(kind).filter(recorded -> counts.test(recorded.evidence()));
            if (document.isPresent()) {
                there.add(message("evidence.document", kind, document.get().edition()));
                finding.shownBy(document.get().evidence());
            } else {
                missing.add(kind.label());
            }
        }
        if (!missing.isEmpty()) {
            Message which = Message.list(missing);
            finding.missing(
                    counted("evidence.documents.missing", which), message("remedy.documents", filer, which), filer);
        } else {
            finding.met(message("evidence.documents.met", Message.list(there)));
        }
        return this;
    }

    /** All roles of the subject have confirmed it. */
    RequiredEvidence confirmed(ConfirmationSubject subject) {
        List<Message> missing = new ArrayList<>();
        List<Role> missingRoles = new ArrayList<>();
        for (Role role : subject.roles()) {
            Optional<Evidence> given =
                    lifecycle.confirmation(subject, role, question.version()).filter(counts);
            if (given.isPresent()) {
                finding.shownBy(given.get());
            } else {
                missing.add(role.label());
                missingRoles.add(role);
            }
        }
        if (missing.isEmpty()) {
            Message all = Message.list(subject.roles().stream().map(Role::label).toList());
            finding.met(message("evidence.confirmed", subject, all));
        } else {
            Message who = Message.list(missing);
            finding.missing(
                    counted("evidence.confirmation.missing", subject, who),
                    message("remedy.confirm", who, subject),
                    missingRoles.toArray(Role[]::new));
        }
        return this;
    }

    /** Both groups of key users are trained. */
    RequiredEvidence trained() {
        for (Audience audience : Audience.values()) {
            Optional<Evidence> training = lifecycle.training(audience);
            if (training.isPresent()) {
                finding.met(message("evidence.trained", audience, training.get().at()), training.get());
            } else {
                finding.missing(
                        message("evidence.training.missing", audience),
                        message("remedy.training", audience),
                        Role.DEVELOPMENT);
            }
        }
        return this;
    }

    /** The version passed in all these respects when it was last tested in each. */
    RequiredEvidence passed(TestEnvironment environment, Role tester, Set<TestAspect> aspects) {
        Map<TestAspect, AspectResult> results = lifecycle.tests(environment, question.version());
        List<Message> missing = new ArrayList<>();
        List<Message> failed = new ArrayList<>();
        for (TestAspect aspect : aspects) {
            AspectResult result = results.get(aspect);
            if (result == null || !counts.test(result.evidence())) {
                missing.add(aspect.label());
            } else if (!result.passed()) {
                failed.add(aspect.label());
                finding.shownBy(result.evidence());
            } else {
                finding.shownBy(result.evidence());
            }
        }
        String version = question.version().text();
        if (!missing.isEmpty()) {
            finding.missing(
                    counted("evidence.tests.missing", version, environment, Message.list(missing)),
                    message("remedy.test-aspects", version, environment, Message.list(missing)),
                    tester);
        }
        if (!failed.isEmpty()) {
            finding.missing(
                    message("evidence.tests.failed", version, environment, Message.list(failed)),
                    message("remedy.fix-and-test", version, environment, Message.list(failed)),
                    Role.DEVELOPMENT,
                    tester);
        }
        if (missing.isEmpty() && failed.isEmpty()) {
            finding.met(message("evidence.tests.passed", version, environment));
        }
        return this;
    }

    /** The sentence of what is missing, and of since when it counts where that is limited. */
    private Message counted(String key, Serializable... arguments) {
        Message sentence = message(key, arguments);
        return since == null ? sentence : Message.sentences(List.of(sentence, since));
    }

    private static Message message(String key, Serializable... arguments) {
        return Message.of(RequiredEvidence.class, key, arguments);
    }
}
