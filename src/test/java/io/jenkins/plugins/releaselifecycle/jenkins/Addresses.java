package io.jenkins.plugins.releaselifecycle.jenkins;

import java.util.List;

/** Every address that shows something of an application “shop” that asks for its installation, and of all applications. */
public final class Addresses {

    public static final String TAB = "job/shop/release-lifecycle/";

    private static final String MANAGE = "manage/";

    private Addresses() {}

    /** Who may read it. */
    public enum Readers {
        ALL,
        WITH_THE_RECORD,
        ADMINISTRATORS
    }

    /**
     * One of them.
     *
     * @param path below the root of Jenkins
     * @param shows what is in every answer to whoever may read it
     */
    public record Address(String path, Readers readers, String shows) {}

    public static List<Address> all() {
        return List.of(
                all(TAB, "The trial-run application is decided"),
                all(TAB + "?mine=true", "Open requests"),
                all(TAB + "record", "Record a fact"),
                all(TAB + "record?type=incident-reported", "Record a fact"),
                all(TAB + "checkpoint", "\"signature\":"),
                all(TAB + "badge", "Installation closed"),
                all(TAB + "calendar.ics", "Due dates of shop"),
                all(TAB + "api/json", "\"status\":\"CLOSED\""),
                all(TAB + "api/v1/lifecycle", "\"trial-application\""),
                all(TAB + "api/v1/verdict", "\"id\":\"A7\""),
                all(TAB + "api/v1/tests?gate=go-live", "\"kind\":\"system-vulnerability-scan\""),
                all(TAB + "api/v1/timeline", "\"lane\":\"request\""),
                all(TAB + "api/v1/particulars", "\"kind\":\"backup-plan\""),
                all(TAB + "api/v1/requests", "\"id\":\"install\""),
                all(TAB + "api/v1/requests/install", "\"awaits\":[\"it\"]"),
                withTheRecord(TAB + "facts", "recorded a training of"),
                withTheRecord(TAB + "findings?kind=penetration-test&version=1.4.0", "Findings"),
                withTheRecord(TAB + "api/v1/facts", "\"application-registered\""),
                withTheRecord(TAB + "dossier", "Dossier of shop"),
                withTheRecord(TAB + "export", "000001.jsonl"),
                all("job/shop/", "Lifecycle"),
                all("job/shop/1/", "Lifecycle"),
                all("job/shop/1/release-lifecycle/", "What this build recorded"),
                all("job/shop/1/release-lifecycle/api/json", "\"applications\":["),
                all("view/column/", "Installation closed"),
                all("release-lifecycle/", "Installation closed"),
                all("release-lifecycle/applications.csv", "shop,Trial-run application,Installation,closed,1.4.0"),
                all("release-lifecycle/calendar.ics", "Due dates of all applications"),
                all("release-lifecycle/api/v1/applications", "\"application\":\"shop\""),
                all("release-lifecycle/api/v1/approvals", "\"waiting\":["),
                all("release-lifecycle-approvals/", "My approvals"),
                all("search/suggest?query=under", "\"suggestions\""),
                administrators(MANAGE + "release-lifecycle-records/", "Records of applications"),
                administrators(MANAGE + "release-lifecycle-records/?verified=true", "shop"),
                administrators(MANAGE + "release-lifecycle-records/checkpoint", "\"signature\":"),
                administrators(MANAGE + "release-lifecycle-records/publicKey", "BEGIN PUBLIC KEY"),
                administrators(MANAGE + "release-lifecycle-policies/", "Policies of applications"),
                administrators(MANAGE + "release-lifecycle-jobs/", "Production deployment jobs"));
    }

    private static Address all(String path, String shows) {
        return new Address(path, Readers.ALL, shows);
    }

    private static Address withTheRecord(String path, String shows) {
        return new Address(path, Readers.WITH_THE_RECORD, shows);
    }

    private static Address administrators(String path, String shows) {
        return new Address(path, Readers.ADMINISTRATORS, shows);
    }
}
