package io.jenkins.plugins.releaselifecycle.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.ApplicationFact.ApplicationMoved;
import io.jenkins.plugins.releaselifecycle.core.model.Audience;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TrainingRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.NamesKept;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicyDraft;
import io.jenkins.plugins.releaselifecycle.core.story.AnyFacts;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a dossier is, whatever the facts. */
class DossierPropertyTest {

    private static final Set<String> TAGS = Set.of(
            "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "section", "article", "h1", "h2",
            "h3", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "div", "a", "code", "ol", "ul", "li");
    private static final Set<String> ATTRIBUTES =
            Set.of("lang", "charset", "http-equiv", "content", "name", "aria-label", "class", "id", "scope", "href");

    @Provide
    Arbitrary<List<RecordedFact>> ledgers() {
        return AnyFacts.story(30).filter(facts -> !facts.isEmpty());
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return AnyFacts.zone();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(
                        "<script>alert(1)</script>",
                        "</td></tr></table><script src=//x></script>",
                        "\" onmouseover=\"alert(1)",
                        "'><img src=x onerror=alert(1)>",
                        "&lt;b&gt;",
                        "]]><!--",
                        "<style>*{display:none}</style>",
                        "\u202Egnp.exe\u0000",
                        "{0} '{1}' {")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(parts -> String.join("", parts));
    }

    private static AuditDossier dossier(List<RecordedFact> facts, ZoneId zone, Stage stage, Locale locale) {
        Policy policy = new PolicyDraft().timeZone(zone).policy();
        return new AuditDossier(
                Dossiers.record(facts, facts.size()),
                policy,
                List.of(Policy.SHIPPED),
                Optional.ofNullable(stage),
                Optional.empty(),
                locale);
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void anyFactsMakeAPageOfKnownElements(
            @ForAll("ledgers") List<RecordedFact> facts, @ForAll("zones") ZoneId zone, @ForAll boolean chinese) {
        Locale locale = chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
        String page = Dossiers.page(dossier(facts, zone, null, locale));

        assertKnown(page);
        for (RecordedFact fact : facts) {
            assertThat(page).contains("<tr id=\"fact-" + fact.sequence() + "\">");
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void eachStageOfAnyFactsIsAPageTheSameTwice(@ForAll("ledgers") List<RecordedFact> facts, @ForAll Stage stage) {
        String page = Dossiers.page(dossier(facts, ZoneId.of("Asia/Shanghai"), stage, Locale.ENGLISH));

        assertKnown(page);
        assertThat(Dossiers.page(dossier(facts, ZoneId.of("Asia/Shanghai"), stage, Locale.ENGLISH)))
                .isEqualTo(page);
    }

    /** A name, a person and a text from outside are the ways in. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void noTextOfAFactIsMarkup(@ForAll("hostile") String text) {
        List<RecordedFact> facts = new ArrayList<>(AnyFacts.applied());
        facts.add(new RecordedFact(
                facts.size() + 1,
                facts.get(facts.size() - 1).at(),
                new Actor.User(text),
                new TrainingRecorded(Audience.END_USERS, LocalDate.of(2026, 3, 1), text)));
        facts.add(new RecordedFact(
                facts.size() + 1,
                facts.get(facts.size() - 1).at(),
                new Actor.Build(text, 1, facts.get(0).at()),
                new ApplicationMoved("x", text, NamesKept.ALL)));
        String page = Dossiers.page(dossier(facts, ZoneId.of("UTC"), null, Locale.ENGLISH));

        assertKnown(page);
        String shown = text.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
        assertThat(Dossiers.seen(page)).contains(": " + shown, "Dossier of " + shown, shown + " #1");
    }

    private static void assertKnown(String page) {
        NodeList elements = Dossiers.parsed(page).getElementsByTagName("*");
        Set<String> tags = new TreeSet<>();
        Set<String> attributes = new TreeSet<>();
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            tags.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                attributes.add(element.getAttributes().item(j).getNodeName());
            }
        }
        assertThat(TAGS).containsAll(tags);
        assertThat(ATTRIBUTES).containsAll(attributes);
    }
}
