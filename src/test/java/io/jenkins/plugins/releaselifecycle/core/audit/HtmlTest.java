package io.jenkins.plugins.releaselifecycle.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Attribute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {

    private static String text(String text) {
        StringBuilder page = new StringBuilder();
        new Html(page).text(text);
        return page.toString();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "<b>,       &lt;b&gt;",
                "a & b,     a &amp; b",
                "\",        &quot;",
                "',         &#39;",
                "&lt;,      &amp;lt;",
                "含中文😀,   含中文😀"
            })
    void textStaysText(String text, String written) {
        assertThat(text(text)).isEqualTo(written);
    }

    @Test
    void whatHidesOrReversesTextIsShownAsAnUnknownCharacter() {
        assertThat(text("a\u202Eb\u0000c\u001Bd\uD800e\uFFFEf\u200Bg\u2028h"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\uFFFDg\uFFFDh");
        assertThat(text("one\r\ntwo\tthree\nfour")).isEqualTo("one\ntwo three\nfour");
    }

    @Test
    void aValueOfAnAttributeCannotEndIt() {
        StringBuilder page = new StringBuilder();
        new Html(page).element("p", "x", new Attribute("title", "\" onclick=\"a"));
        assertThat(page.toString()).isEqualTo("<p title=\"&quot; onclick=&quot;a\">x</p>");
    }

    @Test
    void aPageThatCannotBeWrittenIsAFailure() {
        Writer full = new Writer() {
            @Override
            public void write(char[] characters, int from, int length) throws IOException {
                throw new IOException("no space left");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> new Html(full).text("x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no space left");
    }
}
