package io.jenkins.plugins.releaselifecycle.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.LanePicture;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.Shape;
import io.jenkins.plugins.releaselifecycle.core.timeline.TimelinePicture.Tick;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a timeline is laid out, so that a page has but to draw it. */
class TimelinePictureTest {

    private static TimelinePicture picture(Facts facts, Locale locale) {
        Timeline timeline = TimelineTest.timeline(facts);
        return TimelinePicture.of(timeline, timeline.began(), ZoneOffset.UTC, locale, ZoneOffset.UTC);
    }

    private static LanePicture lane(TimelinePicture picture, String name) {
        return picture.lanes().stream()
                .filter(lane -> lane.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> labels(TimelinePicture picture) {
        return picture.marks().stream().map(Tick::label).toList();
    }

    @Test
    void monthsAreNamedInTheReadersLanguage() {
        Facts facts = Journey.inTrialRun().on("2026-04-01");
        assertThat(labels(picture(facts, Locale.ENGLISH))).containsExactly("Apr 2026", "May 2026", "Jun 2026");
        assertThat(labels(picture(facts, Locale.SIMPLIFIED_CHINESE))).containsExactly("2026年4月", "2026年5月", "2026年6月");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z, 1 Mar, 7",
        "2026-03-01T00:00:00Z, 2026-05-01T00:00:00Z, 2 Mar, 9",
        "2026-01-02T00:00:00Z, 2026-12-24T00:00:00Z, Feb 2026, 11",
        "2026-01-02T00:00:00Z, 2029-01-02T00:00:00Z, Apr 2026, 12",
        "2026-01-02T00:00:00Z, 2036-01-02T00:00:00Z, 2027, 10",
        "1970-01-02T00:00:00Z, 2076-01-02T00:00:00Z, 1980, 10",
        "1970-01-02T00:00:00Z, 9999-12-30T00:00:00Z, 2000, 8"
    })
    void marksAreAsCloseAsCanBeRead(Instant from, Instant to, String first, int number) {
        List<Scale.Mark> marks = new Scale(from, to, 0, 1000).marks(ZoneOffset.UTC, Locale.ENGLISH);
        assertThat(marks).extracting(Scale.Mark::label).startsWith(first).hasSize(number);
    }

    @Test
    void aMarkStandsWhereItsDayBeginsByThePolicysCalendar() {
        Instant april = Instant.parse("2026-03-31T16:00:00Z");
        Scale scale = new Scale(Instant.parse("2026-01-15T00:00:00Z"), Instant.parse("2026-06-15T00:00:00Z"), 0, 1000);
        assertThat(scale.marks(ZoneId.of("Asia/Shanghai"), Locale.ENGLISH))
                .contains(new Scale.Mark(scale.x(april), "Apr 2026"));
    }

    @Test
    void somethingThatGoesOnReachesBeyondToday() {
        TimelinePicture picture = picture(Journey.inTrialRun().on("2026-04-01"), Locale.ENGLISH);
        Shape run = lane(picture, "Trial run").shapes().get(0);
        assertThat(run.x()).isLessThan(picture.today());
        assertThat(run.x() + run.width()).isGreaterThan(picture.today()).isLessThan(TimelinePicture.WIDTH);
        assertThat(run.style()).isEqualTo("trial-run release-lifecycle-time--open");
        assertThat(run.title()).isEqualTo("Trial run of version 1.4.0 (under way)");
        assertThat(run.label()).isEqualTo("1.4.0");
    }

    @Test
    void theRestartAfterAnIncidentStandsBesideIt() {
        Facts facts = Journey.inTrialRun()
                .on("2026-03-25")
                .incident("INC-1", Impact.FAILURE)
                .on("2026-04-01")
                .resolved("INC-1");
        TimelinePicture picture = picture(facts, Locale.ENGLISH);
        List<Shape> observations = lane(picture, "Observation").shapes();
        Shape incident = lane(picture, "Incidents").shapes().get(0);
        assertThat(observations.get(0).x() + observations.get(0).width()).isEqualTo(incident.x());
        assertThat(observations.get(1).x()).isEqualTo(incident.x() + incident.width());
        assertThat(observations.get(1).label()).isEqualTo("after INC-1");
    }

    @Test
    void lanesFollowOneAnotherAndThoseWithNothingAreNotThere() {
        TimelinePicture picture = picture(Journey.inTrialRun().on("2026-04-01"), Locale.ENGLISH);
        assertThat(picture.lanes())
                .extracting(LanePicture::name)
                .containsExactly("Stages", "Trial run", "Observation", "Requests", "Deployments", "Due");
        int bottom = TimelinePicture.TOP;
        for (LanePicture lane : picture.lanes()) {
            assertThat(lane.top()).isGreaterThanOrEqualTo(bottom);
            bottom = lane.top() + lane.height();
        }
        assertThat(picture.height()).isGreaterThanOrEqualTo(bottom);
    }

    @Test
    void whatEndedBeforeTheBeginIsLeftOutAndWhatBeganBeforeItIsCut() {
        Timeline timeline = TimelineTest.timeline(Journey.inFormalOperation().on("2026-12-01"));
        TimelinePicture picture = TimelinePicture.of(
                timeline, Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC, Locale.ENGLISH, ZoneOffset.UTC);
        assertThat(picture.lanes())
                .extracting(LanePicture::name)
                .containsExactly("Stages", "Trial run", "Milestones", "Requests");
        assertThat(lane(picture, "Trial run").shapes())
                .singleElement()
                .extracting(Shape::x)
                .isEqualTo(TimelinePicture.LEFT);
    }
}
