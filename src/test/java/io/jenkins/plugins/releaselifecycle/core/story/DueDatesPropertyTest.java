package io.jenkins.plugins.releaselifecycle.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate.Reminder;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDates;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is due, whatever the facts, the time zone and the moment. */
class DueDatesPropertyTest {

    @Provide
    Arbitrary<List<RecordedFact>> ledgers() {
        return Arbitraries.oneOf(Arbitraries.of(Tale.all()), AnyFacts.story(50));
    }

    @Provide
    Arbitrary<Instant> moments() {
        return AnyFacts.moment();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyFacts.zone();
    }

    private static List<DueDate> due(Lifecycle lifecycle, ZoneId zone, Instant now) {
        Policy policy = new PolicyDraft().timeZone(zone).policy();
        return DueDates.of(lifecycle, (gate, version) -> Question.of(gate, lifecycle, policy, version, now));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void somebodyCanActOnWhateverIsDueAndIsToldOfItInOrder(
            @ForAll("ledgers") List<RecordedFact> facts, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant now) {
        Lifecycle lifecycle = Lifecycle.of(facts);
        List<DueDate> all = due(lifecycle, zone, now);
        assertThat(all).extracting(DueDate::id).doesNotHaveDuplicates();
        assertThat(all).allSatisfy(due -> {
            assertThat(due.roles()).isNotEmpty();
            assertThat(due.since().sequence()).isBetween(1L, lifecycle.sequence());
            assertThat(due.sentence().in(Locale.SIMPLIFIED_CHINESE, zone)).doesNotContain("{");
            assertThat(due.reminders()).containsKey(Reminder.OPENING);
            assertThat(List.copyOf(due.reminders().values())).isSorted();
            assertThat(due.reminders().containsKey(Reminder.LAST_DAY))
                    .isEqualTo(due.last().isPresent());
        });
        if (lifecycle.stage() == Stage.RETIRED) {
            assertThat(all).isEmpty();
        }
    }
}
