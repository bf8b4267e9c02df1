package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Functions;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** As Jenkins itself installs it at start-up, which the test harness leaves out; until it is closed. */
public final class LanguageOfTheVisitor extends LocaleProvider implements AutoCloseable {

    private final LocaleProvider before = LocaleProvider.getProvider();

    public static LanguageOfTheVisitor installed() {
        LanguageOfTheVisitor provider = new LanguageOfTheVisitor();
        LocaleProvider.setProvider(provider);
        return provider;
    }

    @Override
    public Locale get() {
        return Functions.getCurrentLocale();
    }

    @Override
    public void close() {
        LocaleProvider.setProvider(before);
    }
}
