package io.jenkins.plugins.releaselifecycle.core.scan;

import java.io.IOException;

/**
 * How a SARIF result points at its rule: a reportingDescriptorReference (2.1.0, §3.52) merged with {@code ruleId} and
 * {@code ruleIndex} (§3.27.5, §3.27.6).
 *
 * @param index in the rules of the component, -1 where not given
 * @param id of the rule, or {@code null}
 * @param guid of the rule, or {@code null}
 * @param component the tool component that has the rule; {@code null} for the driver
 */
record SarifReference(int index, String id, String guid, Component component) {
    private static final int SHORT = 256;

    /** A toolComponentReference (§3.54); {@code index} is -1 where not given. */
    record Component(int index, String name, String guid) {}

    /** Collects the parts of a reference, which come in any order. */
    static final class Builder {
        private int ruleIndex = -1;
        private int index = -1;
        private String ruleId;
        private String id;
        private String guid;
        private Component component;
        private SarifReference built;

        void ruleId(String text) {
            ruleId = text;
            built = null;
        }

        void ruleIndex(int number) {
            ruleIndex = number;
            built = null;
        }

        void reference(JsonWalker json) throws IOException {
            built = null;
            json.object(name -> {
                switch (name) {
                    case "id" -> id = json.text();
                    case "index" -> index = json.integer();
                    case "guid" -> guid = json.text();
                    case "toolComponent" -> component(json);
                    default -> {}
                }
            });
        }

        private void component(JsonWalker json) throws IOException {
            int[] at = {-1};
            String[] names = new String[2];
            json.object(name -> {
                switch (name) {
                    case "index" -> at[0] = json.integer();
                    case "name" -> names[0] = json.text();
                    case "guid" -> names[1] = json.text();
                    default -> {}
                }
            });
            if (at[0] >= 0 || names[0] != null || names[1] != null) {
                component = new Component(at[0], names[0], names[1]);
            }
        }

        SarifReference build() {
            if (built == null) {
                built = new SarifReference(
                        index >= 0 ? index : ruleIndex, ruleId != null ? ruleId : id, guid, component);
            }
            return built;
        }
    }

    boolean isShort() {
        return isShort(id)
                && isShort(guid)
                && (component == null || isShort(component.name()) && isShort(component.guid()));
    }

    private static boolean isShort(String text) {
        return text == null || text.length() < SHORT;
    }

    /** Charges one entry made of it and two more texts, each of which may be {@code null}. */
    void charge(TextBudget budget, String one, String other) {
        String name = component == null ? null : component.name();
        budget.charge(id, guid, name, component == null ? null : component.guid(), one, other);
    }
}
