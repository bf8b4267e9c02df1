package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of security test that the policy knows (§4.3, C1–C3). */
public enum ScanKind implements Named {
    /** 系统漏洞扫描 */
    SYSTEM_VULNERABILITY_SCAN("system-vulnerability-scan"),
    /** 应用漏洞扫描 */
    APPLICATION_VULNERABILITY_SCAN("application-vulnerability-scan"),
    /** 渗透测试 */
    PENETRATION_TEST("penetration-test"),
    /** 代码审计 */
    CODE_AUDIT("code-audit"),
    /** 基线评估 */
    BASELINE_ASSESSMENT("baseline-assessment");

    private final String id;

    ScanKind(String id) {
        this.id = id;
    }

    /** The kind of that id, exactly as written in a Jenkinsfile; empty where there is none. */
    public static Optional<ScanKind> of(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** All ids, in the order of the policy. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(ScanKind::id).toList();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Message label() {
        return Message.of(ScanKind.class, "scan-kind." + id);
    }
}
