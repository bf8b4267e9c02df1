package io.jenkins.plugins.releaselifecycle.core.model;

import java.io.Serializable;
import java.util.List;

/**
 * Something that happened to an application, in the past tense. Facts are never changed and never taken back; what an
 * application is allowed follows from all of them.
 *
 * <p>A fact without a required member, or with one that cannot be, is none: its constructor throws an
 * {@link InvalidInputException} that names the member.
 */
public sealed interface Fact
        permits ApplicationFact,
                EvidenceFact,
                NonconformityFact,
                RequestFact,
                DeploymentFact,
                TrialRunFact,
                OperationFact,
                ExceptionFact,
                LedgerFact {

    /** What fills the places of the sentence that tells this fact to people, see {@link FactSentences}. */
    List<Serializable> told();
}
