package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Term;
import io.jenkins.plugins.releaselifecycle.core.model.Version;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What was done under one trial application. A major change begins another one, empty (D11). */
final class TrialApplication {

    final Dossier dossier;
    final Map<Term, Extension> extensions;
    TrialRun trialRun;
    Version installed;
    Evidence firstInstallation;
    Evidence installation;
    Evidence filing;
    WorkingGroup workingGroup;

    TrialApplication() {
        dossier = new Dossier();
        extensions = new EnumMap<>(Term.class);
    }

    TrialApplication(TrialApplication other) {
        dossier = new Dossier(other.dossier);
        extensions = new EnumMap<>(other.extensions);
        trialRun = other.trialRun == null ? null : new TrialRun(other.trialRun);
        installed = other.installed;
        firstInstallation = other.firstInstallation;
        installation = other.installation;
        filing = other.filing;
        workingGroup = other.workingGroup;
    }

    void install(Version version, Evidence evidence) {
        installed = version;
        installation = evidence;
        firstInstallation = firstInstallation == null ? evidence : firstInstallation;
    }

    Optional<TrialRun> trialRun() {
        return Optional.ofNullable(trialRun);
    }
}
