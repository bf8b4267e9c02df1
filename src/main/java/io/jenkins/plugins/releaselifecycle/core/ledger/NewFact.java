package io.jenkins.plugins.releaselifecycle.core.ledger;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import java.time.Instant;

/** A fact that is to be recorded. */
public record NewFact(Instant at, Actor actor, Fact fact) {}
