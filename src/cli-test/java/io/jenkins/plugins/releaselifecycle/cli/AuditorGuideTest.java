package io.jenkins.plugins.releaselifecycle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.Facts;
import io.jenkins.plugins.releaselifecycle.core.Journey;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.Checkpoint;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.ledger.Ledgers;
import io.jenkins.plugins.releaselifecycle.core.ledger.NewFact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what the page for auditors says gets the answers that it promises; and no page points at nothing. */
class AuditorGuideTest {

    private static final String PROGRAM = "java -jar target/core/release-lifecycle-cli.jar ";
    private static final LedgerId ID = new LedgerId("a".repeat(32));
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @TempDir
    private Path home;

    private Map<String, Path> named;

    @BeforeEach
    void whatAnAuditorWasGiven() throws Exception {
        Anchor head = Ledgers.write(
                        home,
                        ID,
                        Journey.mayGoLive().list().stream()
                                .map(fact -> new NewFact(fact.at(), fact.actor(), fact.fact()))
                                .toList())
                .head();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        named = Map.of(
                "DIR", home.resolve(ID.hex()),
                "POLICY.yaml", Files.writeString(home.resolve("POLICY.yaml"), Pages.blocks("policy.md", "yaml").get(0)),
                "checkpoint.json",
                        Files.write(
                                home.resolve("checkpoint.json"),
                                new Checkpoint(Facts.START, 7, List.of(head)).signedWith(keys.getPrivate())),
                "controller.pem",
                        Files.writeString(
                                home.resolve("controller.pem"),
                                "-----BEGIN PUBLIC KEY-----\n"
                                        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                                        + "\n-----END PUBLIC KEY-----\n"),
                "dossier.html", home.resolve("dossier.html"));
    }

    private List<String> words(String command) {
        return Arrays.stream(command.split(" "))
                .map(word -> named.containsKey(word) ? named.get(word).toString() : word)
                .toList();
    }

    @Test
    void everyCommandDoesWhatThePageSays() throws Exception {
        List<String> commands = Pages.blocks("auditor.md", "").stream().flatMap(String::lines).toList();
        assertThat(commands).hasSize(4);
        for (String command : commands) {
            if (command.startsWith(PROGRAM)) {
                Run run = Run.of(words(command.substring(PROGRAM.length())).toArray());
                assertThat(run.exit()).as("%s: %s", command, run).isZero();
            } else {
                Process python = new ProcessBuilder(words(command)).redirectErrorStream(true).start();
                String out = new String(python.getInputStream().readAllBytes());
                assertThat(python.waitFor()).as("%s: %s", command, out).isZero();
            }
        }
        assertThat(named.get("dossier.html")).isNotEmptyFile();
    }

    @Test
    void noPagePointsAtNothing() throws IOException {
        List<Path> pages = new ArrayList<>();
        try (Stream<Path> all = Stream.concat(Files.list(Path.of("")), Files.walk(Path.of("docs")))) {
            all.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
        }
        assertThat(pages).hasSizeGreaterThan(20);
        for (Path page : pages) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                assertThat(page.resolveSibling(link.group(1))).as("%s says %s", page, link.group()).exists();
            }
        }
    }
}
