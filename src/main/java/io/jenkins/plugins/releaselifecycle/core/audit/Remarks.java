package io.jenkins.plugins.releaselifecycle.core.audit;

import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationGiven;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.ConfirmationWithdrawn;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.DocumentRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.TestRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.Fact;
import io.jenkins.plugins.releaselifecycle.core.model.LedgerFact.TailRepaired;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.NonconformityRetested;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationFinished;
import io.jenkins.plugins.releaselifecycle.core.model.NonconformityFact.RemediationReviewed;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.ChangeRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.TemporaryAccessGranted;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.WaiverRequested;
import io.jenkins.plugins.releaselifecycle.core.model.ScanKind;
import io.jenkins.plugins.releaselifecycle.core.model.TrialRunFact.WorkingGroupFormed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a fact says beyond the sentence that tells it, as far as it is not in the record of a security test. */
final class Remarks {

    private final List<Message> remarks = new ArrayList<>();

    private Remarks() {}

    static List<Message> of(Fact fact) {
        Remarks remarks = new Remarks();
        remarks.take(fact);
        Policies.namedBy(fact).ifPresent(policy -> remarks.add("remark.policy", policy));
        return remarks.remarks;
    }

    private void take(Fact fact) {
        if (fact instanceof ConfirmationGiven given) {
            add("remark.comment", given.comment());
        } else if (fact instanceof ConfirmationWithdrawn withdrawn) {
            add("remark.reason", withdrawn.reason());
        } else if (fact instanceof DocumentRecorded document) {
            add("remark.sha256", document.sha256());
        } else if (fact instanceof TestRecorded test) {
            add("remark.report", test.report());
            add("remark.sha256", test.sha256());
        } else if (fact instanceof RemediationReviewed reviewed) {
            add("remark.comment", reviewed.comment());
        } else if (fact instanceof RemediationFinished finished) {
            add("remark.affects", finished.kind());
        } else if (fact instanceof NonconformityRetested retested) {
            add("remark.report", retested.report());
        } else if (fact instanceof RequestMade made) {
            take(made);
        } else if (fact instanceof WaiverRequested asked) {
            add("remark.affects", asked.kind());
            add("remark.requester", asked.requester());
        } else if (fact instanceof IncidentReported incident) {
            add("remark.since", incident.since());
        } else if (fact instanceof ChangeRecorded change && !change.affects().isEmpty()) {
            add(
                    "remark.affects",
                    Message.list(change.affects().stream().map(ScanKind::label).toList()));
        } else if (fact instanceof TemporaryAccessGranted granted) {
            add("remark.reason", granted.reason());
        } else if (fact instanceof WorkingGroupFormed formed) {
            formed.members()
                    .forEach(member -> add("remark.member", member.person(), member.department(), member.group()));
        } else if (fact instanceof TailRepaired repaired) {
            add("remark.sha256", repaired.sha256());
        }
    }

    private void take(RequestMade made) {
        add("remark.requester", made.requester());
        Optional.ofNullable(made.startedBy()).ifPresent(people -> add("remark.started-by", String.join(", ", people)));
        add("remark.message", made.message());
        add("remark.until", made.until());
        Optional.ofNullable(made.trialRun())
                .ifPresent(terms -> add(
                        "remark.trial-run",
                        terms.start().toString(),
                        terms.length().toString(),
                        terms.observation().toString()));
        Optional.ofNullable(made.committers())
                .ifPresent(committers -> add("remark.committers", String.join(", ", committers)));
    }

    /** Nothing where the first of them is missing. */
    private void add(String key, Serializable... arguments) {
        if (arguments[0] != null) {
            remarks.add(AuditWords.text(key, arguments));
        }
    }
}
