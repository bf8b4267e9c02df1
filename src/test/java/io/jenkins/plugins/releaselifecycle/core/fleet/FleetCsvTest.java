package io.jenkins.plugins.releaselifecycle.core.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A spreadsheet shows what the page shows, and calculates nothing that somebody typed. */
class FleetCsvTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private static FleetRow row(String name, String owner) {
        return new FleetRow(
                name,
                FleetState.CLOSED,
                Optional.of(Stage.TRIAL_RUN),
                Optional.of(Gate.HANDOVER),
                Optional.of(new Version("1.4.0")),
                OptionalLong.of(3),
                Optional.of(new FleetRow.Due(
                        Instant.parse("2026-04-01T00:00:00Z"), Message.of(Stage.class, "stage.acceptance"))),
                Set.of(Role.IT, Role.BUSINESS),
                Optional.of(owner),
                Optional.of(NOW));
    }

    private static String csv(Locale locale, ZoneId zone, FleetRow... rows) throws IOException {
        StringBuilder out = new StringBuilder();
        new FleetCsv(out, locale, zone).write(Stream.of(rows), row -> "https://ci/" + row.application());
        return out.toString();
    }

    @Test
    void writesAHeadingAndALineARow() throws IOException {
        assertThat(csv(Locale.ENGLISH, ZoneOffset.UTC, row("shop", "Li"), FleetRow.notRead("new")))
                .isEqualTo("Application,Stage,Next gate,Answer,Version,Blockers,Next due (Z),What is due,"
                        + "Who acts next,Owner,Read (Z),Address\r\n"
                        + "shop,Trial run,Handover,closed,1.4.0,3,2026-04-01 00:00,Acceptance,"
                        + "\"IT department, Business department\",Li,2026-03-02 09:00,https://ci/shop\r\n"
                        + "new,,,being read,,,,,,,,https://ci/new\r\n");
    }

    @Test
    void isWrittenInChineseAndInTheZoneOfTheReader() throws IOException {
        assertThat(csv(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"), row("shop", "李")))
                .contains("应用,阶段,下一环节,结论")
                .contains("最近期限（Asia/Shanghai）")
                .contains("shop,上线试运行,移交,不予放行,1.4.0,3,2026-04-01 08:00,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"})
    void whatWouldBeAFormulaIsText(String sign) throws IOException {
        String typed = sign + "HYPERLINK(\"http://evil\",1)";
        assertThat(csv(Locale.ENGLISH, ZoneOffset.UTC, row("shop", typed)))
                .contains(",\"'" + sign + "HYPERLINK(\"\"http://evil\"\",1)\",")
                .doesNotContain("," + sign)
                .doesNotContain(",\"" + sign);
    }

    @Test
    void quotesWhatWouldEndACell() {
        assertThat(FleetCsv.cell("plain")).isEqualTo("plain");
        assertThat(FleetCsv.cell("")).isEmpty();
        assertThat(FleetCsv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(FleetCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(FleetCsv.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(FleetCsv.cell("a-b=c")).isEqualTo("a-b=c");
    }
}
