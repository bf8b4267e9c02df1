package io.jenkins.plugins.releaselifecycle.jenkins.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetRow;
import io.jenkins.plugins.releaselifecycle.core.fleet.FleetState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.security.core.Authentication;

/** All applications of a Jenkins under test. */
public final class Fleet {

    private Fleet() {}

    /** The rows that a user sees; {@code null} is Jenkins itself, which sees all. */
    public static List<FleetRow> rows(String user) {
        Authentication who =
                user == null ? ACL.SYSTEM2 : User.getById(user, true).impersonate2();
        return List.copyOf(FleetIndex.get().rowsVisibleTo(who).keySet());
    }

    public static Optional<FleetState> state(String application) {
        return rows(null).stream()
                .filter(row -> row.application().equals(application))
                .map(FleetRow::state)
                .findFirst();
    }

    /** Waits until all records were read, and nothing is read again. */
    public static void whole() {
        await(() -> rows(null).stream().noneMatch(row -> row.state() == FleetState.BEING_READ)
                && FleetIndex.get().isWhole());
    }

    public static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }
}
