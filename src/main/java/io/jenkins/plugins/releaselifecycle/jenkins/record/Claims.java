package io.jenkins.plugins.releaselifecycle.jenkins.record;

import hudson.model.Job;
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
import java.util.TreeSet;
import jenkins.model.Jenkins;

/**
 * Which jobs point at which ledger. All pointers are read once, when the first record is needed after a start or a reload; no ledger
 * is.
 */
final class Claims {

    private final Map<String, Reference<Job<?, ?>>> seen = new HashMap<>();
    private Map<LedgerId, Set<String>> names;

    /** A job that is another object than before was read again from disk, and all the others with it. */
    private void noticeReload(Job<?, ?> job) {
        Reference<Job<?, ?>> before = seen.get(job.getFullName());
        if (before != null && before.get() != job) {
            names = null;
            seen.clear();
        }
        seen.put(job.getFullName(), new WeakReference<>(job));
    }

    /** Notes that the job points at the ledger. Another job that does so too; empty where only this one does. */
    synchronized Optional<String> rival(LedgerId id, Job<?, ?> job) {
        noticeReload(job);
        Set<String> claimants = all().computeIfAbsent(id, key -> new TreeSet<>());
        claimants.add(job.getFullName());
        return claimants.size() == 1
                ? Optional.empty()
                : present(id).stream()
                        .filter(name -> !name.equals(job.getFullName()))
                        .findFirst();
    }

    /** The names of the jobs that point at the ledger. */
    synchronized Set<String> present(LedgerId id) {
        Set<String> claimants = all().getOrDefault(id, new TreeSet<>());
        try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
            claimants.removeIf(name -> !pointsAt(name, id));
        }
        return Set.copyOf(claimants);
    }

    private static boolean pointsAt(String name, LedgerId id) {
        Job<?, ?> job = Jenkins.get().getItemByFullName(name, Job.class);
        return job != null && pointer(job).filter(id::equals).isPresent();
    }

    private static Optional<LedgerId> pointer(Job<?, ?> job) {
        try {
            return new LedgerPointer(job).read();
        } catch (LedgerException unreadable) {
            // Whoever uses that job is told; it points at nothing that could be disputed.
            return Optional.empty();
        }
    }

    private Map<LedgerId, Set<String>> all() {
        if (names == null) {
            names = new HashMap<>();
            try (ACLContext everything = ACL.as2(ACL.SYSTEM2)) {
                for (Job<?, ?> job : Jenkins.get().allItems(Job.class)) {
                    pointer(job).ifPresent(id -> {
                        names.computeIfAbsent(id, key -> new TreeSet<>()).add(job.getFullName());
                        seen.put(job.getFullName(), new WeakReference<>(job));
                    });
                }
            }
        }
        return names;
    }
}
