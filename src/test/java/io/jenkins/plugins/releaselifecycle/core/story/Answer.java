package io.jenkins.plugins.releaselifecycle.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.policy.Requirement;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementStatus;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a gate answered, with the assertions that a story makes of it. */
public record Answer(Verdict verdict) {

    public Answer isOpen() {
        assertThat(reasons()).as("reasons why %s is closed", verdict.gate()).isEmpty();
        assertThat(verdict.status()).isEqualTo("OPEN");
        return this;
    }

    /** Closed by these requirements and by no others; each says what to do. */
    public Answer isClosedBy(Requirement... unmet) {
        assertThat(verdict.unmet().stream().map(RequirementLine::requirement).distinct())
                .as("unmet at %s on %s%n%s", verdict.gate(), verdict.at(), reasons())
                .containsExactly(unmet);
        assertThat(verdict.status()).isEqualTo("CLOSED");
        assertThat(verdict.unmet())
                .allSatisfy(line -> assertThat(line.whatToDo()).isPresent());
        return this;
    }

    /** The reasons of the requirement, one a line of the verdict, hold these words. */
    public Answer because(Requirement requirement, String... words) {
        assertThat(why(requirement)).contains(words);
        return this;
    }

    public Answer remedy(Requirement requirement, String... words) {
        assertThat(lines(requirement).stream()
                        .flatMap(line -> line.whatToDo().stream())
                        .map(message -> message.in(Locale.ENGLISH, ZoneOffset.UTC))
                        .collect(Collectors.joining("\n")))
                .contains(words);
        return this;
    }

    public Answer has(Requirement requirement, RequirementStatus status) {
        assertThat(lines(requirement))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line.status()).as(why(requirement)).isEqualTo(status));
        return this;
    }

    public Answer isDue(Requirement requirement, String moment, boolean overdue) {
        assertThat(lines(requirement)).isNotEmpty().allSatisfy(line -> {
            assertThat(line.due()).contains(Instant.parse(moment));
            assertThat(line.overdue()).isEqualTo(overdue);
        });
        return this;
    }

    private List<RequirementLine> lines(Requirement requirement) {
        return verdict.lines().stream()
                .filter(line -> line.requirement() == requirement)
                .toList();
    }

    private String why(Requirement requirement) {
        return lines(requirement).stream()
                .map(line -> line.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .collect(Collectors.joining("\n"));
    }

    private List<String> reasons() {
        return verdict.unmet().stream()
                .map(line -> line.requirement() + ": " + line.reason().in(Locale.ENGLISH, ZoneOffset.UTC))
                .toList();
    }
}
