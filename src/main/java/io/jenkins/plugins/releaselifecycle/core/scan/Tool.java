package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/** Name and version of a scanner, each of which may be {@code null} or blank. */
record Tool(String name, String version) {

    /** That of the object here, which calls them so. */
    static Tool read(JsonWalker json) throws IOException {
        String[] parts = new String[2];
        json.object(part -> {
            switch (part) {
                case "name" -> parts[0] = json.text();
                case "version" -> parts[1] = json.text();
                default -> {}
            }
        });
        return new Tool(parts[0], parts[1]);
    }

    boolean isNamed() {
        return name != null && !name.isBlank();
    }

    /** The name, and the version where there is one. */
    String shown() {
        return version == null || version.isBlank() ? name : name + " " + version;
    }
}
