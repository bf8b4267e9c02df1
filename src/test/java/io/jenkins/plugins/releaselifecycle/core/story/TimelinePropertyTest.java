package io.jenkins.plugins.releaselifecycle.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDates;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import io.jenkins.plugins.releaselifecycle.core.timeline.Lane;
import io.jenkins.plugins.releaselifecycle.core.timeline.Timeline;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelineItem;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.LanePicture;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.Shape;
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

/** There is a timeline, and a picture of it, whatever the facts, the time zone and the moment. */
class TimelinePropertyTest {

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

    private static Timeline timeline(List<RecordedFact> facts, ZoneId zone, Instant now) {
        Policy policy = new PolicyDraft().timeZone(zone).policy();
        Lifecycle lifecycle = Lifecycle.of(facts);
        return Timeline.of(
                facts,
                policy,
                DueDates.of(lifecycle, (gate, version) -> Question.of(gate, lifecycle, policy, version, now)),
                now);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void nothingEndsBeforeItBeginsAndEachLaneIsInOrderAndCanBeRead(
            @ForAll("ledgers") List<RecordedFact> facts, @ForAll("zones") ZoneId zone, @ForAll("moments") Instant now) {
        Timeline timeline = timeline(facts, zone, now);
        for (Lane lane : Lane.values()) {
            List<TimelineItem> items = timeline.of(lane);
            assertThat(items).hasSizeLessThanOrEqualTo(Timeline.MOST);
            assertThat(items).extracting(TimelineItem::from).isSorted();
            assertThat(items).allSatisfy(item -> {
                assertThat(item.to()).isAfterOrEqualTo(item.from());
                assertThat(item.evidence().sequence()).isPositive();
                assertThat(item.sentence().in(Locale.SIMPLIFIED_CHINESE, zone)).isNotBlank();
                assertThat(item.label().in(Locale.SIMPLIFIED_CHINESE, zone)).isNotBlank();
            });
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everythingLiesWithinThePictureAndNoWordsLieOnOneAnother(
            @ForAll("ledgers") List<RecordedFact> facts,
            @ForAll("zones") ZoneId zone,
            @ForAll("moments") Instant now,
            @ForAll("moments") Instant begin) {
        TimelinePicture picture =
                TimelinePicture.of(timeline(facts, zone, now), begin, zone, Locale.SIMPLIFIED_CHINESE, zone);
        assertThat(picture.today()).isBetween(TimelinePicture.LEFT, TimelinePicture.WIDTH);
        assertThat(picture.marks())
                .allSatisfy(mark -> assertThat(mark.x()).isBetween(TimelinePicture.LEFT, TimelinePicture.WIDTH));
        for (LanePicture lane : picture.lanes()) {
            assertThat(lane.top()).isGreaterThanOrEqualTo(TimelinePicture.TOP);
            assertThat(lane.top() + lane.height()).isLessThanOrEqualTo(picture.height());
            assertThat(lane.shapes())
                    .allSatisfy(shape -> assertThat(lies(shape, lane)).isTrue());
            for (Shape shape : lane.shapes()) {
                assertThat(lane.shapes()).noneMatch(other -> other != shape && onOneAnother(shape, other));
            }
        }
    }

    private static boolean lies(Shape shape, LanePicture lane) {
        int reach = shape.moment() ? 5 : 0;
        int left = shape.x() - reach;
        int right = shape.moment() ? shape.x() + reach : shape.x() + shape.width();
        boolean words = shape.label().isEmpty()
                || shape.labelX() >= TimelinePicture.LEFT
                        && shape.labelX() + 7 * shape.label().length() <= TimelinePicture.WIDTH;
        return words
                && left >= TimelinePicture.LEFT
                && right <= TimelinePicture.WIDTH
                && shape.y() >= lane.top()
                && shape.y() <= lane.top() + lane.height();
    }

    private static boolean onOneAnother(Shape one, Shape other) {
        return !one.label().isEmpty()
                && !other.label().isEmpty()
                && one.labelY() == other.labelY()
                && one.labelX() < other.labelX() + 7 * other.label().length()
                && other.labelX() < one.labelX() + 7 * one.label().length();
    }
}
