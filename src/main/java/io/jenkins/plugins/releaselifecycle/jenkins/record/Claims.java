package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.AbstractItem;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * Which jobs point at which ledger. All pointers are read once, when the first record is needed after a start or a reload; no ledger
 * is.
 */
final class Claims {

    private Map<LedgerId, Set<String>> names;

    /** One of the jobs; where it is another object than before, everything was read again from disk. */
    private String witness;

    private Reference<AbstractItem> witnessed = new WeakReference<>(null);

    /** Notes that the job points at the ledger. Another job that does so too; empty where only this one does. */
    synchronized Optional<String> rival(LedgerId id, AbstractItem item) {
        Set<String> claimants = all().getOrDefault(id, Set.of());
        if (!claimants.contains(item.getFullName())) {
            claimants = both(claimants, Set.of(item.getFullName()));
            names.put(id, claimants);
        }
        return claimants.size() == 1
                ? Optional.empty()
                : present(id).stream()
                        .filter(name -> !name.equals(item.getFullName()))
                        .findFirst();
    }

    /** The names of the jobs that point at the ledger. */
    synchronized Set<String> present(LedgerId id) {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            Set<String> claimants = all().getOrDefault(id, Set.of()).stream()
                    .filter(name -> pointsAt(name, id))
                    .collect(Collectors.toUnmodifiableSet());
            names.put(id, claimants);
            return claimants;
        }
    }

    private static boolean pointsAt(String name, LedgerId id) {
        AbstractItem item = Jenkins.get().getItemByFullName(name, AbstractItem.class);
        // Names that differ in case alone lead to one item: it was renamed.
        return item != null
                && item.getFullName().equals(name)
                && pointer(item).filter(id::equals).isPresent();
    }

    private static Optional<LedgerId> pointer(AbstractItem item) {
        try {
            return new LedgerPointer(item).read();
        } catch (LedgerException unreadable) {
            // Whoever uses that job is told; it points at nothing that could be disputed.
            return Optional.empty();
        }
    }

    private Map<LedgerId, Set<String>> all() {
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            if (witness == null || Jenkins.get().getItemByFullName(witness, AbstractItem.class) != witnessed.get()) {
                names = read();
            }
        }
        return names;
    }

    private Map<LedgerId, Set<String>> read() {
        Map<LedgerId, Set<String>> found = new HashMap<>();
        witness = null;
        for (AbstractItem item : Jenkins.get().allItems(AbstractItem.class)) {
            pointer(item).ifPresent(id -> {
                found.merge(id, Set.of(item.getFullName()), Claims::both);
                witness = item.getFullName();
                witnessed = new WeakReference<>(item);
            });
        }
        return found;
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
