package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed.Member;
import java.util.List;

/** The acceptance working group (E5). */
public record WorkingGroup(Evidence evidence, List<Member> members) {}
