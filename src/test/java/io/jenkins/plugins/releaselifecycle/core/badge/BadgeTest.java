package io.jenkins.plugins.releaselifecycle.core.badge;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import java.io.StringReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A badge says where an application stands, to whoever sees and whoever listens, and holds nothing that acts. */
class BadgeTest {

    private static final Set<String> ATTRIBUTES = Set.of(
            "width",
            "height",
            "viewBox",
            "role",
            "aria-labelledby",
            "id",
            "rx",
            "fill",
            "d",
            "font-family",
            "font-size",
            "x",
            "y",
            "textLength",
            "lengthAdjust",
            "xmlns");

    private static FleetRow row(FleetState state) {
        boolean asked = state == FleetState.OPEN || state == FleetState.CLOSED;
        return new FleetRow(
                "shop",
                state,
                Optional.of(Stage.TRIAL_RUN),
                asked ? Optional.of(Gate.HANDOVER) : Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.of(Instant.EPOCH));
    }

    private static Document parsed(Badge badge) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(badge.svg())));
    }

    private static String text(Document svg, String element, int index) {
        return svg.getElementsByTagName(element).item(index).getTextContent();
    }

    @Test
    void saysTheStageAndWhatTheNextGateAnswers() throws Exception {
        Document svg = parsed(Badge.of(row(FleetState.CLOSED), Locale.ENGLISH));
        assertThat(text(svg, "title", 0)).isEqualTo("lifecycle: Trial run · Handover closed");
        assertThat(text(svg, "text", 0)).isEqualTo("lifecycle");
        assertThat(text(svg, "text", 1)).isEqualTo("Trial run · Handover closed");
        assertThat(svg.getDocumentElement().getAttribute("role")).isEqualTo("img");
    }

    @Test
    void saysItInChinese() throws Exception {
        Document svg = parsed(Badge.of(row(FleetState.OPEN), Locale.SIMPLIFIED_CHINESE));
        assertThat(text(svg, "title", 0)).isEqualTo("上线管理：上线试运行 · 移交予以放行");
    }

    @ParameterizedTest
    @EnumSource(FleetState.class)
    void isGreenOnlyWhereTheGateIsOpen(FleetState state) throws Exception {
        String svg = Badge.of(row(state), Locale.ENGLISH).svg();
        if (state == FleetState.OPEN) {
            assertThat(svg).contains(BadgeColour.GREEN.code());
        } else {
            assertThat(svg).doesNotContain(BadgeColour.GREEN.code()).doesNotContain(" open");
        }
        assertThat(parsed(Badge.of(row(state), Locale.ENGLISH))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    @Test
    void holdsNeitherScriptNorStyleNorALink() throws Exception {
        NodeList all = parsed(Badge.of(row(FleetState.CLOSED), Locale.ENGLISH)).getElementsByTagName("*");
        Set<String> attributes = new HashSet<>();
        Set<String> elements = new HashSet<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            elements.add(element.getTagName());
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                Node attribute = element.getAttributes().item(j);
                attributes.add(attribute.getNodeName());
            }
        }
        assertThat(elements).containsExactlyInAnyOrder("svg", "title", "rect", "path", "g", "text");
        assertThat(attributes).isSubsetOf(ATTRIBUTES);
    }

    @Test
    void whatWouldBeMarkupIsText() throws Exception {
        String typed = "<script>alert('\"&]]>\u0000\uD800')</script>";
        Document svg = parsed(new Badge(typed, typed, typed, "#000"));
        assertThat(text(svg, "title", 0)).isEqualTo("<script>alert('\"&]]>')</script>");
    }

    @Test
    void isWideEnoughForItsText() {
        assertThat(TextWidth.of("上线试运行")).isEqualTo(55);
        assertThat(TextWidth.of("lifecycle")).isBetween(40, 65);
        assertThat(TextWidth.of("")).isZero();
    }

    @ParameterizedTest
    @EnumSource(BadgeColour.class)
    void whiteTextCanBeReadOnEveryColour(BadgeColour colour) {
        int rgb = Integer.parseInt(colour.code().substring(1), 16);
        double luminance =
                0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
        assertThat(1.05 / (luminance + 0.05)).isGreaterThanOrEqualTo(4.5);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
