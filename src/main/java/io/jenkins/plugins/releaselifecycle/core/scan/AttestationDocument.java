package io.jenkins.plugins.releaselifecycle.core.scan;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** One attestation, of version 1. */
final class AttestationDocument {
    /** The first member: that this is an attestation, and of which version. */
    static final String VERSION = "releaseLifecycleAttestation";

    private static final int KNOWN = 1;

    private static final List<String> REQUIRED =
            List.of(VERSION, "author", "target", "period", "examined", "counts", "document");
    private static final List<String> OPTIONAL = List.of("notExamined", "findings");

    private static final Pattern TIME = Pattern.compile("[2-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
            + "T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?"
            + "(Z|[+-](0\\d|1[0-7]):[0-5]\\d|[+-]18:00)");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final JsonWalker walker;
    private final AttestationJson json;
    private final Tally tally;
    private final AttestedFindings findings;
    private boolean versionKnown;
    private String author;
    private String target;
    private Instant end;
    private String sha256;

    AttestationDocument(JsonWalker walker, Tally tally, ReadLimits limits) {
        this.walker = walker;
        this.json = new AttestationJson(walker);
        this.tally = tally;
        this.findings = new AttestedFindings(json, limits.findings());
    }

    Contents read() throws IOException {
        json.object(REQUIRED, OPTIONAL, this::member);
        walker.end();
        findings.count(tally, target);
        return new Contents(author, end, tally, sha256);
    }

    private void member(String name) throws IOException {
        if (!versionKnown && !name.equals(VERSION)) {
            throw Refusal.because("attestation.first", name);
        }
        switch (name) {
            case VERSION -> version();
            case "author" -> author();
            case "target" -> target = json.text();
            case "period" -> period();
            case "examined" -> examined();
            case "notExamined" ->
                json.array(() -> {
                    json.text();
                    tally.notExamined();
                });
            case "counts" -> findings.counts();
            case "findings" -> findings.list();
            default -> document();
        }
    }

    private void version() throws IOException {
        int version = json.integer();
        if (version != KNOWN) {
            throw Refusal.because("attestation.version", version, KNOWN);
        }
        versionKnown = true;
    }

    private void author() throws IOException {
        String[] said = new String[2];
        json.object(
                List.of("name", "organisation"), List.of(), name -> said[name.equals("name") ? 0 : 1] = json.text());
        author = said[0] + ", " + said[1];
    }

    private void period() throws IOException {
        Message place = json.place();
        Instant[] begin = new Instant[1];
        json.object(List.of("begin", "end"), List.of(), name -> {
            if (name.equals("begin")) {
                begin[0] = time();
            } else {
                end = time();
            }
        });
        if (begin[0].isAfter(end)) {
            throw Refusal.because("attestation.period", place, begin[0], end);
        }
    }

    private Instant time() throws IOException {
        String text = json.text();
        Instant time = TIME.matcher(text).matches() ? Timestamp.of(text) : null;
        if (time == null) {
            throw Refusal.because("attestation.time", json.place(), text);
        }
        return time;
    }

    private void examined() throws IOException {
        Message place = json.place();
        int items = json.array(() -> {
            json.text();
            tally.examined();
        });
        if (items == 0) {
            throw Refusal.because("attestation.nothing-examined", place);
        }
    }

    private void document() throws IOException {
        json.object(List.of("file", "sha256"), List.of(), name -> {
            String text = json.text();
            if (!name.equals("sha256")) {
                return;
            }
            if (!SHA256.matcher(text).matches()) {
                throw Refusal.because("attestation.sha256", json.place(), text);
            }
            sha256 = text;
        });
    }
}
