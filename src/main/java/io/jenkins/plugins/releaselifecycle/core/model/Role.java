package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The departments and groups that the rule names (§2, §6). Whoever decides or confirms does it in one of them. */
public enum Role implements Named {
    /** 信息技术部 */
    IT,
    /** 业务部门 */
    BUSINESS,
    /** 应用系统开发部门 */
    DEVELOPMENT,
    /** 运维部门和相关人员 */
    OPERATIONS,
    /** 验收工作组：技术审查组 */
    TECHNICAL_REVIEW,
    /** 验收工作组：生产准备组 */
    PRODUCTION_READINESS,
    /** 验收工作组：文档审查组 */
    DOCUMENT_REVIEW;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Role::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Role.class, "role." + id());
    }
}
