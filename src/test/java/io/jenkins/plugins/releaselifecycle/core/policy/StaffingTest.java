package io.jenkins.plugins.releaselifecycle.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gate that needs more people than act in its roles can never open. */
class StaffingTest {

    private static final DecidingRole IT = new DecidingRole(Role.IT, 1, 1);
    private static final DecidingRole BUSINESS = new DecidingRole(Role.BUSINESS, 1, 1);
    private static final DecidingRole TWO_OF_BUSINESS = new DecidingRole(Role.BUSINESS, 2, 2);

    private static Decision by(DecidingRole... roles) {
        return new Decision(List.of(roles));
    }

    @Test
    void aRoleOfNobodyDecidesNothing() {
        assertThat(Staffing.lacking(by(IT, BUSINESS), Map.of(Role.IT, List.of("a"), Role.BUSINESS, List.of())))
                .contains(BUSINESS);
    }

    @Test
    void aQuorumNeedsSoManyPeople() {
        assertThat(Staffing.lacking(by(TWO_OF_BUSINESS), Map.of(Role.BUSINESS, List.of("a", "A"))))
                .as("one person written twice")
                .contains(TWO_OF_BUSINESS);
        assertThat(Staffing.lacking(by(TWO_OF_BUSINESS), Map.of(Role.BUSINESS, List.of("a", "b"))))
                .isEmpty();
    }

    @Test
    void nobodyCountsInTwoRoles() {
        assertThat(Staffing.lacking(by(IT, BUSINESS), Map.of(Role.IT, List.of("a"), Role.BUSINESS, List.of("a"))))
                .contains(BUSINESS);
        assertThat(Staffing.lacking(by(IT, BUSINESS), Map.of(Role.IT, List.of("a", "b"), Role.BUSINESS, List.of("a"))))
                .as("the other of IT can step in")
                .isEmpty();
        assertThat(Staffing.lacking(
                        by(IT, TWO_OF_BUSINESS), Map.of(Role.IT, List.of("a", "b"), Role.BUSINESS, List.of("a", "b"))))
                .contains(TWO_OF_BUSINESS);
    }

    @Test
    void aRoleWhoseMembersNobodyCanCountHasEnough() {
        assertThat(Staffing.lacking(by(IT, TWO_OF_BUSINESS), Map.of(Role.IT, List.of("a"))))
                .isEmpty();
    }
}
