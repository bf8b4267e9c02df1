package io.jenkins.plugins.releaselifecycle.core.badge;

import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;

/** Background of the answer on a badge. White text on each of them has a contrast of at least 4.5 to 1. */
enum BadgeColour {
    GREEN("#2e7d32"),
    RED("#c62828"),
    BLUE("#1565c0"),
    GREY("#616161");

    private final String code;

    BadgeColour(String code) {
        this.code = code;
    }

    static BadgeColour of(FleetState state) {
        return switch (state) {
            case OPEN -> GREEN;
            case CLOSED, UNREADABLE -> RED;
            case NOT_ASKED -> BLUE;
            case RETIRED, BEING_READ -> GREY;
        };
    }

    String code() {
        return code;
    }
}
