package io.jenkins.plugins.releaselifecycle.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.releaselifecycle.core.model.EvidenceFact.BackupRecorded;
import io.jenkins.plugins.releaselifecycle.core.model.FactType;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import org.junit.jupiter.api.Test;

/** What a person fills in is taken as strictly as a line of a ledger. */
class FactMembersTest {

    private static ObjectNode members(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    private static void refused(FactType type, ObjectNode members, String sentence) {
        assertThatThrownBy(() -> FactMembers.read(type, members))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void whatIsWholeIsTaken() {
        assertThat(FactMembers.read(FactType.BACKUP_RECORDED, members("location", "vault")))
                .isEqualTo(new BackupRecorded("vault"));
    }

    @Test
    void whatIsMissingUnknownOrOfAnotherFormIsNamed() {
        refused(FactType.BACKUP_RECORDED, JsonNodeFactory.instance.objectNode(), "“location” is missing.");
        refused(FactType.BACKUP_RECORDED, members("location", "vault").put("place", "x"), "“place” is not known");
        refused(FactType.DOCUMENT_RECORDED, members("kind", "novel"), "“kind” is \"novel\": give one of these");
        refused(
                FactType.REMEDIATION_PLANNED,
                members("nonconformity", "NC-1").put("plan", "x").put("due", "soon"),
                "“due” is \"soon\": give a day");
        refused(
                FactType.APPLICATION_CLASSIFIED,
                members("protectionLevel", "two").put("subordinate", true),
                "“protectionLevel”");
    }
}
