package io.jenkins.plugins.releaselifecycle.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDates;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.Question;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every line of a calendar is one that RFC 5545 allows, and says by when what has to be done. */
class CalendarFeedTest {

    private static final LedgerId LEDGER = new LedgerId("0123456789abcdef0123456789abcdef");
    private static final Instant STAMP = Instant.parse("2026-03-20T12:34:56Z");
    private static final URI PAGE = URI.create("https://ci.example.com/job/shop/release-lifecycle/");

    /** contentline = name *(";" param) ":" value, of 3.1; what stands for NON-US-ASCII is anything above a control character. */
    private static final Pattern CONTENT_LINE = Pattern.compile(
            "[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\\p{Cc}\"]*\"|[^\\p{Cc}\";:,]*)(,[^\\p{Cc}\";:,]*)*)*:[^\\p{Cc}]*");

    private static List<CalendarEntry> entries(Facts facts, String name) {
        Lifecycle lifecycle = facts.folded();
        return DueDates.of(
                        lifecycle,
                        (gate, version) -> Question.of(gate, lifecycle, Policy.SHIPPED, version, facts.now()))
                .stream()
                .map(due -> new CalendarEntry(LEDGER, name, due, Optional.of(PAGE)))
                .toList();
    }

    private static List<CalendarEntry> entries(Facts facts) {
        return entries(facts, "shop");
    }

    private static String english(List<CalendarEntry> entries) {
        return CalendarFeed.of("Due dates", entries, STAMP, Locale.ENGLISH);
    }

    /** The lines as they are after unfolding (3.1); each is looked at in octets before. */
    private static List<String> lines(String calendar) throws CharacterCodingException {
        assertThat(calendar).endsWith("\r\n").doesNotContainPattern("(?<!\r)\n").doesNotContainPattern("\r(?!\n)");
        List<String> lines = new ArrayList<>();
        for (byte[] folded : split(calendar.getBytes(StandardCharsets.UTF_8))) {
            assertThat(folded.length).isBetween(1, 75);
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(folded))
                    .toString();
            if (line.startsWith(" ")) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + line.substring(1));
            } else {
                lines.add(line);
            }
        }
        assertThat(lines).allMatch(line -> CONTENT_LINE.matcher(line).matches());
        return lines;
    }

    private static List<byte[]> split(byte[] octets) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == '\r') {
                lines.add(Arrays.copyOfRange(octets, begin, i));
                begin = i + 2;
            }
        }
        return lines;
    }

    private static List<String> values(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.matches("(?s)" + name + "[:;].*"))
                .map(line -> line.substring(line.indexOf(':') + 1))
                .toList();
    }

    @Test
    void saysWhatIsDueWhenInUtc() throws Exception {
        List<String> lines = lines(english(entries(Journey.installed())));
        assertThat(lines)
                .startsWith("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jenkins//Release Lifecycle//EN")
                .endsWith("END:VEVENT", "END:VCALENDAR")
                .contains("DTSTART:20260409T090001Z", "DTSTAMP:20260320T123456Z", "URL:" + PAGE)
                .contains("SUMMARY;LANGUAGE=en:shop: Trial-run testing of version 1.4.0 has to be finished.")
                .noneMatch(line -> line.contains("ALARM"));
        assertThat(values(lines, "DESCRIPTION").get(0)).startsWith("Who acts: ");
    }

    @Test
    void everyEventHasItsPropertiesOnceAndNestsProperly() throws Exception {
        List<String> lines = lines(english(entries(Journey.inTrialRun().classified(2, true))));
        int events = Collections.frequency(lines, "BEGIN:VEVENT");
        assertThat(events).isEqualTo(3);
        for (String once : List.of("UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP", "URL")) {
            assertThat(values(lines, once)).as(once).hasSize(events);
        }
        assertThat(values(lines, "UID")).doesNotHaveDuplicates();
        assertThat(values(lines, "DTSTART")).isSorted();
        List<String> open = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("BEGIN:")) {
                open.add(line.substring(6));
            } else if (line.startsWith("END:")) {
                assertThat(open.remove(open.size() - 1)).isEqualTo(line.substring(4));
            } else {
                assertThat(open).isNotEmpty();
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void anEventKeepsItsNameWhenItsEndIsMovedOrItsApplicationIsRenamed() throws Exception {
        Facts facts = Journey.installed().nonconformity("n").planned("n", "2026-03-31");
        List<String> before = values(lines(english(entries(facts))), "UID");
        List<String> after = values(lines(english(entries(facts.planned("n", "2026-04-02"), "renamed"))), "UID");
        assertThat(after).containsExactlyInAnyOrderElementsOf(before);
        assertThat(before).allMatch(uid -> uid.matches(LEDGER.hex() + "-[A-Z_]+-\\d+@release-lifecycle"));
    }

    @Test
    void foldsChineseBetweenCharactersAndNotWithinThem() throws Exception {
        String name = "订单中心/" + "支付网关系统".repeat(12) + "😀".repeat(20);
        List<String> lines =
                lines(CalendarFeed.of(name, entries(Journey.installed(), name), STAMP, Locale.SIMPLIFIED_CHINESE));
        assertThat(values(lines, "SUMMARY")).containsExactly(name + "：版本 1.4.0 的上线试运行测试须完成。");
        assertThat(values(lines, "X-WR-CALNAME")).containsExactly(name);
        assertThat(lines).anyMatch(line -> line.startsWith("SUMMARY;LANGUAGE=zh-CN:"));
    }

    @Test
    void whatSomebodyTypedAddsNoLineAndNoEvent() throws Exception {
        String name = "a\r\nEND:VEVENT\nBEGIN:VALARM;x,y\\z\u0007\uD800";
        List<String> lines = lines(english(entries(Journey.installed(), name)));
        assertThat(values(lines, "SUMMARY").get(0))
                .startsWith("a\\nEND:VEVENT\\nBEGIN:VALARM\\;x\\,y\\\\z\uFFFD\uFFFD: ");
        assertThat(lines).doesNotContain("BEGIN:VALARM");
        assertThat(Collections.frequency(lines, "END:VEVENT")).isEqualTo(1);
    }

    @Test
    void whatHasNoEndIsNotInItAndAnEmptyCalendarIsOneStill() throws Exception {
        Facts asked = Journey.prepared().requested(Gate.INSTALL);
        assertThat(entries(asked)).hasSize(1);
        List<String> lines = lines(english(entries(asked)));
        assertThat(lines).doesNotContain("BEGIN:VEVENT").contains("BEGIN:VTIMEZONE", "END:VTIMEZONE");
    }

    @Test
    void leavesTheAddressOutWhereNobodyKnowsIt() throws Exception {
        List<CalendarEntry> entries = entries(Journey.installed()).stream()
                .map(entry -> new CalendarEntry(LEDGER, "shop", entry.due(), Optional.empty()))
                .toList();
        assertThat(lines(english(entries))).noneMatch(line -> line.startsWith("URL"));
    }
}
