package io.jenkins.plugins.releaselifecycle.jenkins.browser;

/**
 * How a page is looked at.
 *
 * @param width in CSS pixels
 */
record Look(boolean dark, int width) {

    static final Look DESK = new Look(false, 1280);
    static final Look DESK_DARK = new Look(true, 1280);
    static final Look PHONE = new Look(false, 420);
    static final Look PHONE_DARK = new Look(true, 420);

    @Override
    public String toString() {
        return (dark ? "dark" : "light") + "-" + width;
    }
}
