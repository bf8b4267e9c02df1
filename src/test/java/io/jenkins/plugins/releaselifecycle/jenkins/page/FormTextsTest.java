package io.jenkins.plugins.releaselifecycle.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.policy.Recorders;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every member that a person can fill in has a label and a help in both languages, and there is no text for nothing. */
class FormTextsTest {

    static List<FactType> recordable() {
        return Arrays.stream(FactType.values())
                .filter(type -> !Recorders.of(type).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("recordable")
    void isWordedInBothLanguages(FactType type) {
        worded(FormTexts.title(type));
        for (FormMember member : FormMember.of(type)) {
            worded(FormTexts.label(type, member.name()));
            worded(FormTexts.help(type, member.name()));
        }
    }

    private static void worded(Message text) {
        String english = text.in(Locale.ENGLISH, ZoneOffset.UTC);
        String chinese = text.in(Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
        assertThat(english).isNotBlank().doesNotContainPattern("[\\u4e00-\\u9fff]");
        assertThat(chinese).isNotBlank();
        assertThat(chinese.equals("SHA-256") || chinese.matches("(?s).*[\\u4e00-\\u9fff].*"))
                .as(chinese)
                .isTrue();
    }

    @Test
    void noTextIsForAMemberThatIsNot() {
        TreeSet<String> used = new TreeSet<>();
        for (FactType type : recordable()) {
            used.add(FormTexts.title(type).key());
            for (FormMember member : FormMember.of(type)) {
                used.add(FormTexts.label(type, member.name()).key());
                used.add(FormTexts.help(type, member.name()).key());
            }
        }
        assertThat(ResourceBundle.getBundle(FormTexts.class.getPackageName() + ".Texts", Locale.ROOT)
                        .keySet()
                        .stream()
                        .filter(key -> key.startsWith("type.") && !key.equals("type.unknown")
                                || key.startsWith("label.")
                                || key.startsWith("help.")))
                .containsExactlyInAnyOrderElementsOf(used);
    }
}
