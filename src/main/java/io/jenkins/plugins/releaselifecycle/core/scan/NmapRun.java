package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** One run of Nmap. */
final class NmapRun {
    /** What may not be lost in a place where it does not belong. */
    static final Set<String> PLACES = Set.of("host", "port", "script");

    /** The script, and its twin for customers of vulners.com in nmap-vulners 1. */
    private static final Set<String> VULNERS = Set.of("vulners", "vulners_enterprise");

    private final XmlWalker xml;
    private final Tally tally;
    private String version;
    private boolean finished;
    private Instant end;

    NmapRun(XmlWalker xml, Tally tally) {
        this.xml = xml;
        this.tally = tally;
    }

    void read() throws IOException {
        version = xml.attribute("version");
        String arguments = xml.attribute("args");
        if (arguments != null && arguments.contains("mincvss")) {
            throw Refusal.because("nmap.mincvss");
        }
        xml.children(name -> {
            if (xml.isPlain("host")) {
                host();
            } else if (xml.isPlain("prescript") || xml.isPlain("postscript")) {
                xml.children(child -> scriptOfTheRun());
            } else if (xml.isPlain("runstats")) {
                xml.children(child -> statistic());
            } else {
                xml.passWithout(PLACES);
            }
        });
    }

    Contents contents() {
        if (!finished) {
            throw Refusal.because("nmap.not-finished", "–");
        }
        if (tally.examinedCount() == 0) {
            throw Refusal.because("nmap.nothing-examined");
        }
        return new Contents(new Tool("Nmap", version).shown(), end, tally);
    }

    private void statistic() throws IOException {
        if (xml.isPlain("finished")) {
            String exit = xml.attribute("exit");
            if (!"success".equals(exit)) {
                String message = xml.attribute("errormsg");
                throw Refusal.because("nmap.not-finished", message == null ? String.valueOf(exit) : message);
            }
            finished = true;
            end = Timestamp.latest(end, Timestamp.ofSeconds(xml.attribute("time")));
        } else if (xml.isPlain("hosts")) {
            notReached(xml.attribute("down"));
        }
        xml.passWithout(PLACES);
    }

    /** Counts the targets that did not answer; unless Nmap is asked for more, it lists none of them. */
    private void notReached(String down) {
        for (int i = down == null ? 0 : xml.number(down); i > 0; i--) {
            tally.notExamined();
        }
    }

    private void host() throws IOException {
        if ("true".equals(xml.attribute("timedout"))) {
            tally.notExamined();
        }
        String[] address = new String[1]; // the first is that of the network, a further one that of the card
        xml.children(name -> {
            if (xml.isPlain("ports")) {
                xml.children(child -> port(address[0]));
            } else if (xml.isPlain("hostscript")) {
                xml.children(child -> script(address[0]));
            } else if (xml.isPlain("address") && address[0] == null) {
                address[0] = xml.attribute("addr");
                xml.passWithout(PLACES);
            } else {
                xml.passWithout(PLACES);
            }
        });
    }

    private void port(String host) throws IOException {
        if (!xml.isPlain("port")) {
            xml.passWithout(PLACES);
            return;
        }
        String place = Sighting.at(host, xml.attribute("portid") + "/" + xml.attribute("protocol"));
        String[] state = new String[1];
        boolean[] asked = new boolean[1];
        xml.children(name -> {
            if (xml.isPlain("state")) {
                state[0] = xml.attribute("state");
                xml.passWithout(PLACES);
            } else {
                asked[0] |= script(place);
            }
        });
        if (asked[0]) {
            tally.examined();
        } else if (state[0] == null || state[0].startsWith("open")) {
            tally.notExamined();
        }
    }

    /** Reads the element here; of vulners it is as a rule a notice, such as that it ran without a key. */
    private void scriptOfTheRun() throws IOException {
        if (isVulners()) {
            new NmapVulners(xml, tally, null).readTables();
        } else {
            script(null);
        }
    }

    private boolean isVulners() {
        String id = xml.isPlain("script") ? xml.attribute("id") : null;
        return id != null && VULNERS.contains(id);
    }

    /** Reads the element here, which is a script as a rule; whether it was vulners and said something of the place. */
    private boolean script(String place) throws IOException {
        if (!xml.isPlain("script")) {
            xml.passWithout(PLACES);
            return false;
        }
        return isVulners() ? new NmapVulners(xml, tally, place).read() : new NmapScript(xml, tally, place).read();
    }
}
