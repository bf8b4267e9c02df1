package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Impact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentReported;
import io.jenkins.plugins.releaselifecycle.core.model.OperationFact.IncidentResolved;
import io.jenkins.plugins.releaselifecycle.core.model.RecordedFact;
import io.jenkins.plugins.releaselifecycle.core.model.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The incidents that are open, and since when something has failed without a break. */
final class Incidents {

    private final LinkedHashMap<Reference, Incident> open = new LinkedHashMap<>();
    private Instant failingSince;
    private Impact worst = Impact.NONE;

    /**
     * What is over once the last incident of an overlapping set is resolved.
     *
     * @param worst the gravest impact of the set
     * @param last name of the incident that was resolved last
     */
    record Over(Interruption interruption, Impact worst, Reference last) {}

    Incidents() {}

    Incidents(Incidents other) {
        open.putAll(other.open);
        failingSince = other.failingSince;
        worst = other.worst;
    }

    void report(RecordedFact recorded, IncidentReported fact) {
        Incident incident = new Incident(
                fact.incident(),
                Evidence.of(recorded),
                OperationFact.began(fact, recorded.at()),
                fact.impact(),
                fact.description(),
                recorded.actor() instanceof Actor.Build);
        Incident whole = open.merge(fact.incident(), incident, Incident::and);
        if (whole.failure()) {
            boolean earlier = failingSince == null || whole.began().isBefore(failingSince);
            failingSince = earlier ? whole.began() : failingSince;
            worst = worst.compareTo(whole.impact()) >= 0 ? worst : whole.impact();
        }
    }

    /** The interruption that ends with this; empty where another incident goes on, or where there was none. */
    Optional<Over> resolve(RecordedFact recorded, IncidentResolved fact) {
        open.remove(fact.incident());
        if (failingSince == null || open.values().stream().anyMatch(Incident::failure)) {
            return Optional.empty();
        }
        Instant to = recorded.at().isBefore(failingSince) ? failingSince : recorded.at();
        Over over = new Over(new Interruption(failingSince, to), worst, fact.incident());
        failingSince = null;
        worst = Impact.NONE;
        return Optional.of(over);
    }

    List<Incident> open() {
        return new ArrayList<>(open.values());
    }
}
