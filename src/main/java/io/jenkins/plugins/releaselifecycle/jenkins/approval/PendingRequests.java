package io.jenkins.plugins.releaselifecycle.jenkins.approval;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.AbstractItem;
import hudson.model.PeriodicWork;
import hudson.model.Run;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.jenkins.record.ReleaseLifecycleListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The builds that wait for people to decide. Each looks again whenever something is recorded, and once a minute. */
@Extension
@Restricted(NoExternalUse.class)
public class PendingRequests extends PeriodicWork {

    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();

    /** A build that waits. */
    public interface Waiting {

        /** The application that was asked for; {@code null} where the build is gone. */
        AbstractItem application();

        /** The build; {@code null} where it is gone. */
        Run<?, ?> build();

        /** Sequence of the fact that made the request. */
        long request();

        /** Looks whether it still has to wait. Returns at once. */
        void look();
    }

    public static PendingRequests get() {
        return ExtensionList.lookupSingleton(PendingRequests.class);
    }

    public void add(Waiting build) {
        waiting.add(build);
    }

    public void remove(Waiting build) {
        waiting.remove(build);
    }

    /** What a build waits for, in each of its branches. */
    public List<Waiting> of(Run<?, ?> build) {
        return waiting.stream().filter(each -> build.equals(each.build())).toList();
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.MINUTES.toMillis(1);
    }

    @Override
    protected void doRun() {
        lookAgain();
    }

    /** Lets all of them look. */
    public void lookAgain() {
        waiting.forEach(Waiting::look);
    }

    /** Lets those look that wait for the application about which something was recorded. */
    @Extension
    @Restricted(NoExternalUse.class)
    public static class Listener extends ReleaseLifecycleListener {
        @Override
        public void recorded(AbstractItem application, List<RecordedFact> facts) {
            get().waiting.stream()
                    .filter(build -> application.equals(build.application()))
                    .forEach(Waiting::look);
        }
    }
}
