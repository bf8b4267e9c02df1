package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.ChainedFact;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.Digests;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceState;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Stage;
import io.jenkins.plugins.releaselifecycle.core.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Dossiers for tests, and what stands in them. */
public final class Dossiers {

    static final LedgerId LEDGER = new LedgerId("0123456789abcdef0123456789abcdef");

    private Dossiers() {}

    /** A record that has its facts from a list, and hashes that say which fact they are of. */
    static AuditedRecord record(List<RecordedFact> facts, long head) {
        return record(facts, head, digest -> EvidenceState.KEPT);
    }

    static AuditedRecord record(List<RecordedFact> facts, long head, Function<String, EvidenceState> evidence) {
        return new AuditedRecord(
                new Anchor(LEDGER, head, hash(head)),
                reader -> facts.forEach(fact -> reader.accept(new ChainedFact(fact, hash(fact.sequence())))),
                evidence);
    }

    static String hash(long sequence) {
        return Digests.sha256(Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
    }

    static AuditDossier of(List<RecordedFact> facts) {
        return of(facts, Policy.SHIPPED, List.of());
    }

    static AuditDossier of(List<RecordedFact> facts, Policy policy, List<Policy> earlier) {
        return new AuditDossier(
                record(facts, facts.size()), policy, earlier, Optional.empty(), Optional.empty(), Locale.ENGLISH);
    }

    static AuditDossier only(Stage stage, List<RecordedFact> facts) {
        return new AuditDossier(
                record(facts, facts.size()),
                Policy.SHIPPED,
                List.of(),
                Optional.of(stage),
                Optional.empty(),
                Locale.ENGLISH);
    }

    static AuditDossier in(Locale locale, List<RecordedFact> facts) {
        return new AuditDossier(
                record(facts, facts.size()), Policy.SHIPPED, List.of(), Optional.empty(), Optional.empty(), locale);
    }

    public static String page(AuditDossier dossier) {
        StringBuilder page = new StringBuilder();
        try {
            dossier.writeTo(page);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return page.toString();
    }

    /** The page as a parser reads it that lets no mistake pass. */
    static Document parsed(String page) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new AssertionError("Not well-formed: " + page, e);
        }
    }

    /** What a reader sees, without markup. */
    static String seen(String page) {
        return parsed(page).getDocumentElement().getTextContent();
    }

    /** The part of a page from one text to the next time that another comes. */
    static String between(String page, String from, String to) {
        int begin = page.indexOf(from);
        if (begin < 0 || page.indexOf(to, begin) < 0) {
            throw new AssertionError("Not from " + from + " to " + to + ": " + page);
        }
        return page.substring(begin, page.indexOf(to, begin));
    }
}
