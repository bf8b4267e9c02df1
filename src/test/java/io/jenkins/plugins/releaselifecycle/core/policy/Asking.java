package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Evidence;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** Asks a gate after a story was told, at the moment at which the story stands, and reads the answer as people do. */
final class Asking {

    private final Gate gate;
    private final Lifecycle lifecycle;
    private Version version;
    private Instant now;
    private Policy policy = Policy.SHIPPED;
    private List<Policy> earlier = List.of();
    private Function<String, EvidenceState> evidence = digest -> EvidenceState.KEPT;

    private Asking(Gate gate, Facts facts) {
        this.gate = gate;
        this.lifecycle = facts.folded();
        this.version = facts.version();
        this.now = facts.now();
    }

    static Asking ask(Gate gate, Facts facts) {
        return new Asking(gate, facts);
    }

    Asking version(String text) {
        version = new Version(text);
        return this;
    }

    Asking at(Instant moment) {
        now = moment;
        return this;
    }

    Asking at(String moment) {
        return at(Instant.parse(moment));
    }

    /** @param before policies that were in force before */
    Asking under(Policy inForce, Policy... before) {
        policy = inForce;
        earlier = List.of(before);
        return this;
    }

    Asking having(Function<String, EvidenceState> kept) {
        evidence = kept;
        return this;
    }

    Question question() {
        return new Question(
                gate,
                lifecycle,
                policy,
                policy.exposureOf(lifecycle.declaredExposure()),
                version,
                now,
                earlier,
                evidence);
    }

    Verdict verdict() {
        return GateEvaluation.evaluate(question());
    }

    Line line(Requirement requirement) {
        return line(requirement, null);
    }

    Line line(Requirement requirement, ScanKind kind) {
        List<RequirementLine> lines = verdict().lines().stream()
                .filter(line -> line.requirement() == requirement && line.kind() == kind)
                .toList();
        assertThat(lines).as("lines of %s %s", requirement, kind).hasSize(1);
        return new Line(lines.get(0));
    }

    /** One line of the answer. */
    static final class Line {

        private final RequirementLine line;

        private Line(RequirementLine line) {
            this.line = line;
        }

        Line met(String reason) {
            return is(RequirementStatus.MET, reason).nothingToDo();
        }

        Line waived(String reason) {
            return is(RequirementStatus.WAIVED, reason).nothingToDo();
        }

        Line notApplicable(String reason) {
            return is(RequirementStatus.NOT_APPLICABLE, reason).nothingToDo();
        }

        Line unmet(String reason, String remedy, Role... who) {
            is(RequirementStatus.UNMET, reason);
            assertThat(english(line.whatToDo().orElseThrow())).isEqualTo(remedy);
            assertThat(line.who()).isEqualTo(Set.copyOf(Arrays.asList(who)));
            assertThat(line.remedy().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                    .isNotBlank()
                    .doesNotContain("{");
            return this;
        }

        private Line is(RequirementStatus status, String reason) {
            assertThat(english(line.reason())).isEqualTo(reason);
            assertThat(line.status()).isEqualTo(status);
            assertThat(line.reason().in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC))
                    .isNotBlank()
                    .doesNotContain("{");
            return this;
        }

        private Line nothingToDo() {
            assertThat(line.whatToDo()).isEmpty();
            assertThat(line.who()).isEmpty();
            assertThat(line.overdue()).isFalse();
            return this;
        }

        Line due(String moment) {
            assertThat(line.due()).contains(Instant.parse(moment));
            assertThat(line.overdue()).isFalse();
            return this;
        }

        Line overdueSince(String moment) {
            assertThat(line.due()).contains(Instant.parse(moment));
            assertThat(line.overdue()).isTrue();
            return this;
        }

        Line neverDue() {
            assertThat(line.due()).isEmpty();
            assertThat(line.overdue()).isFalse();
            return this;
        }

        Line shownBy(Long... sequences) {
            assertThat(line.evidence()).extracting(Evidence::sequence).containsExactly(sequences);
            return this;
        }

        String reason() {
            return english(line.reason());
        }

        RequirementStatus status() {
            return line.status();
        }

        private static String english(Message message) {
            return message.in(Locale.ENGLISH, ZoneOffset.UTC);
        }
    }
}
