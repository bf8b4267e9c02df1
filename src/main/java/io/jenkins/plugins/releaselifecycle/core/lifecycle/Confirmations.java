package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.ConfirmationSubject;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Who confirmed what, as it stands. */
final class Confirmations {

    private final Map<ConfirmationSubject, Map<Role, Evidence>> given = new EnumMap<>(ConfirmationSubject.class);

    Confirmations() {}

    Confirmations(Confirmations other) {
        other.given.forEach((subject, roles) -> given.put(subject, new EnumMap<>(roles)));
    }

    void give(ConfirmationSubject subject, Role role, Evidence evidence) {
        given.computeIfAbsent(subject, key -> new EnumMap<>(Role.class)).put(role, evidence);
    }

    void withdraw(ConfirmationSubject subject, Role role) {
        Map<Role, Evidence> roles = given.get(subject);
        if (roles != null) {
            roles.remove(role);
        }
    }

    Optional<Evidence> of(ConfirmationSubject subject, Role role) {
        return Optional.ofNullable(given.get(subject)).map(roles -> roles.get(role));
    }
}
