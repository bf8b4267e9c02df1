package io.jenkins.plugins.releaselifecycle.core.timeline;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;
import java.util.Locale;

/** What the things that stand side by side on a timeline have in common, in the order from top to bottom. */
public enum Lane implements Named {
    STAGE,
    /** Each trial run, from the moment it began, or began again, to its end (D1, D9). */
    TRIAL_RUN,
    /** Each observation period; one that was broken off and the one after it are two (D5, D6). */
    OBSERVATION,
    /** Handover, acceptance, retirement and filing. */
    MILESTONE,
    /** Requests at gates, from the question to its answer. */
    REQUEST,
    DEPLOYMENT,
    /** Deployments that were refused; nothing of them ran. */
    REFUSAL,
    CHANGE,
    /** Incidents, from their beginning to their resolution. */
    INCIDENT,
    WAIVER,
    /** Rights that were lent for maintenance (F4). */
    TEMPORARY_ACCESS,
    /** Closed gates that somebody went through, and the reviews of that. */
    BREAK_GLASS,
    /** What people have to do by a moment that is fixed. */
    DUE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message label() {
        return Message.of(Lane.class, "lane." + id());
    }
}
