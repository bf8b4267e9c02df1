package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.audit.Html.Attribute;
import io.jenkins.plugins.releaselifecycle.core.policy.PolicySetting;
import java.util.List;

/** The policy by which the record is judged, setting by setting, and the policies that the record names. */
final class PolicyPart {

    private final Page page;
    private final Policies policies;

    PolicyPart(Page page, Policies policies) {
        this.page = page;
        this.policies = policies;
    }

    void write() {
        page.section("policy", "policy.title", () -> {
            page.paragraph("policy.how", policies.inForce().digest());
            List<PolicySetting> settings = PolicySetting.of(policies.inForce());
            long laxer = settings.stream().filter(PolicySetting::laxer).count();
            if (laxer > 0) {
                page.note(page.words().of("policy.laxer", laxer));
            }
            page.table(
                    page.words().of("policy.settings"),
                    List.of("column.setting", "column.value", "column.shipped", "column.compared"),
                    () -> settings.forEach(this::row));
            named();
        });
    }

    private void row(PolicySetting setting) {
        page.html().begin("tr", Html.styled(setting.laxer() ? "unmet" : "met"));
        page.html()
                .begin("th", new Attribute("scope", "row"))
                .element("code", setting.key())
                .end();
        page.code(setting.value());
        page.code(setting.shipped());
        String otherwise = setting.changed() ? "setting.changed" : "setting.same";
        page.state(page.words().of(setting.laxer() ? "setting.laxer" : otherwise));
        page.html().end().line();
    }

    private void named() {
        if (page.survey().policies().isEmpty()) {
            page.paragraph("policy.none-named");
            return;
        }
        page.table(
                page.words().of("policy.named"),
                List.of("column.policy", "column.known"),
                () -> page.survey()
                        .policies()
                        .forEach(digest -> page.row(() -> {
                            page.code(digest);
                            page.cell(page.words().of(known(digest)));
                        })));
    }

    private String known(String digest) {
        if (digest.equals(policies.inForce().digest())) {
            return "policy.in-force";
        }
        return policies.of(digest).isPresent() ? "policy.known" : "policy.unknown";
    }
}
