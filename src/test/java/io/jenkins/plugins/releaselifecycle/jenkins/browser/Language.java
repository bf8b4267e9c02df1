package io.jenkins.plugins.releaselifecycle.jenkins.browser;

/** What a visitor reads, as the browser asks for it. */
enum Language {
    ENGLISH("en-US,en"),
    CHINESE("zh-CN,zh");

    /** For {@code Accept-Language}. */
    final String accepted;

    Language(String accepted) {
        this.accepted = accepted;
    }
}
