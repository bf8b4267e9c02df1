package io.jenkins.plugins.releaselifecycle.core.scan;

/**
 * What a report says of one finding besides its severity: enough to know it again in the next report, and to show it.
 *
 * @param rule what was found, by the scanner's own id: {@code CVE-2026-1234}, a rule, a plugin; {@code null} for none
 * @param place where: a package, a file, a host with port; never a line number, which changes with every edit;
 *     {@code null} for none
 * @param title in words, {@code null} for none; it plays no part in knowing a finding again
 * @param key what identifies the finding together with its rule, such as a fingerprint that the scanner itself made;
 *     {@code null} where that is the place
 */
record Sighting(String rule, String place, String title, String key) {
    /** Characters of a title beyond which none is shown. */
    static final int TITLE = 256;

    Sighting(String rule, String place, String title) {
        this(rule, place, title, null);
    }

    Sighting(String rule, String place) {
        this(rule, place, null, null);
    }

    /** {@code host:port} or what there is of the two, {@code null} for neither. */
    static String at(String host, String port) {
        if (host == null || port == null) {
            return host == null ? port : host;
        }
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }

    /** Those of the parts that there are, {@code null} for none. */
    static String joined(String between, String... parts) {
        String joined = null;
        for (String part : parts) {
            if (part != null && !part.isEmpty()) {
                joined = joined == null ? part : joined + between + part;
            }
        }
        return joined;
    }
}
