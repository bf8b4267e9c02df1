package io.jenkins.plugins.releaselifecycle.core.policy;

import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Named;

/** Which families of requirements a policy enforces. */
public enum PolicyScope implements Named {
    /** Only the security tests before going live (§4.3, C1–C5). */
    SECURITY_TESTS("security-tests");

    private final String id;

    PolicyScope(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Message label() {
        return Message.of(PolicyScope.class, "policy-scope." + id);
    }
}
