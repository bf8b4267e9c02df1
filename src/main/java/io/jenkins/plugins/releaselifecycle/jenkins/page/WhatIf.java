package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.lifecycle.Lifecycle;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import io.jenkins.plugins.releaselifecycle.core.policy.AskableGates;
import io.jenkins.plugins.releaselifecycle.core.policy.RequirementLine;
import io.jenkins.plugins.releaselifecycle.core.policy.Verdict;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.PolicyInForce;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Judgement;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import jenkins.model.Jenkins;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which gates would open or close if settings that were not saved yet were in force. Who acts in which role is taken as it is. Reads
 * the record of each application.
 *
 * @param asked how many applications were looked at
 * @param left how many were not, because there are too many
 */
@Restricted(NoExternalUse.class)
public record WhatIf(List<Row> rows, int asked, int left) {

    private static final int MOST = 1000;

    /**
     * A gate whose answer would be another.
     *
     * @param opens whether something passes it then that does not pass now, as opposed to the other way round
     */
    public record Row(
            String application,
            String url,
            String gate,
            String version,
            String effect,
            boolean opens,
            List<String> why) {

        public String getApplication() {
            return application;
        }

        public String getUrl() {
            return url;
        }

        public String getGate() {
            return gate;
        }

        public String getVersion() {
            return version;
        }

        public String getEffect() {
            return effect;
        }

        public boolean isOpens() {
            return opens;
        }

        public List<String> getWhy() {
            return why;
        }
    }

    /** @param proposed the policy that an application of some name would have */
    static WhatIf of(Function<String, PolicyInForce> proposed) {
        Lifecycles lifecycles = Lifecycles.get();
        Instant now = lifecycles.now();
        List<AbstractItem> applications = Jenkins.get().getAllItems(AbstractItem.class, lifecycles::concerns);
        List<Row> rows = new ArrayList<>();
        applications.stream().limit(MOST).forEach(item -> rows.addAll(rows(item, proposed, now)));
        return new WhatIf(rows, Math.min(MOST, applications.size()), Math.max(0, applications.size() - MOST));
    }

    private static List<Row> rows(AbstractItem item, Function<String, PolicyInForce> proposed, Instant now) {
        Lifecycles lifecycles = Lifecycles.get();
        Lifecycle lifecycle;
        try {
            lifecycle = lifecycles.lifecycle(item);
        } catch (LedgerException e) {
            return List.of(row(item, "", "", "unreadable", false, List.of(Wording.of(e.reason()))));
        }
        List<Row> rows = new ArrayList<>();
        AskableGates.of(lifecycle).forEach((gate, version) -> {
            Judgement present = lifecycles.judgement(item, lifecycle, now);
            Verdict before = present.verdict(gate, version);
            Verdict after = present.under(proposed).verdict(gate, version);
            if (before.open() != after.open() || before.letsThrough() != after.letsThrough()) {
                rows.add(row(item, gate, version, before, after));
            }
        });
        return rows;
    }

    private static Row row(AbstractItem item, Gate gate, Version version, Verdict before, Verdict after) {
        String effect;
        if (before.open() == after.open()) {
            effect = after.letsThrough() ? "lets-through" : "keeps-out";
        } else {
            effect = after.open() ? "opens" : after.letsThrough() ? "warns" : "closes";
        }
        boolean opens = after.open() || after.letsThrough() && !before.open();
        List<RequirementLine> lines = opens ? before.unmet() : after.unmet();
        List<String> why = lines.stream()
                .map(line -> line.requirement().id() + ": " + Wording.of(line.reason()))
                .toList();
        return row(item, Wording.of(gate), version.text(), effect, opens, why);
    }

    private static Row row(
            AbstractItem item, String gate, String version, String effect, boolean opens, List<String> why) {
        return new Row(
                item.getFullDisplayName(),
                item.getUrl() + LifecycleTab.URL + "/",
                gate,
                version,
                Wording.of(Message.of(WhatIf.class, "what-if." + effect)),
                opens,
                why);
    }

    public List<Row> getRows() {
        return rows;
    }

    public int getAsked() {
        return asked;
    }

    public int getLeft() {
        return left;
    }
}
