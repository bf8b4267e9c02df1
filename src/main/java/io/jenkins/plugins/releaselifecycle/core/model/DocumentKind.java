package io.jenkins.plugins.releaselifecycle.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The documents that the rule asks for (A4, D4, D7, D12, E2–E4, E7). */
public enum DocumentKind implements Named {
    TRIAL_RUN_PLAN,
    BACKUP_PLAN,
    MONITORING_PLAN,
    SECURITY_CONFIGURATION_PLAN,
    CONTINGENCY_PLAN,
    HANDOVER_PLAN,
    OBSERVATION_REPORT,
    OPERATING_RIGHTS,
    SUPPORT_CONTACTS,
    WORK_REPORT,
    TECHNICAL_REPORT,
    USER_REPORT,
    TRIAL_RUN_REPORT,
    SERVICE_LEVEL,
    OPERATION_RULES,
    ASSESSMENT_RULES,
    DUTIES,
    MAINTENANCE_MANUAL,
    ADMINISTRATOR_MANUAL,
    TRAINING_MANUAL,
    PARAMETER_TABLE,
    /** Where the table is kept and its digest; the passwords themselves are never taken in (E4). */
    USER_TABLE,
    SOURCE_CODE_ARCHIVE,
    TECHNICAL_ARCHIVE;

    /** The one of that id, exactly as written; empty where there is none. */
    public static Optional<DocumentKind> of(String id) {
        return Arrays.stream(values()).filter(value -> value.id().equals(id)).findFirst();
    }

    /** All ids, in the order of the rule. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(DocumentKind::id).toList();
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(DocumentKind.class, "document." + id());
    }
}
