package io.jenkins.plugins.releaselifecycle.core.lifecycle;

import io.jenkins.plugins.releaselifecycle.core.model.Actor;
import io.jenkins.plugins.releaselifecycle.core.model.Gate;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.RequestMade;
import io.jenkins.plugins.releaselifecycle.core.model.RequestFact.VoteCast;
import io.jenkins.plugins.releaselifecycle.core.model.Role;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody asked for, with the votes on it. Only people vote, each once, for one role; the requester does not. A
 * rejection closes the request; what comes after that changes nothing.
 */
public final class Request {

    /** More comments than anybody reads before he decides; the oldest is forgotten first, and stays in the ledger. */
    private static final int MOST_COMMENTS = 100;

    private final Evidence evidence;
    private final String requester;
    private final Set<String> requesters;
    private final Set<String> committers;
    private final boolean asDevelopment;
    private final Instant until;
    private final String policy;
    private final Map<String, Vote> approvals;
    private final Deque<Comment> comments;
    private Closing closing;
    private Evidence asked;

    /**
     * @param requester user id, where the fact names one; whoever recorded it is a requester too
     * @param others user ids of whoever else had a part in asking
     * @param committers user ids, {@code null} where nobody knows them
     * @param until the moment from which no approval counts; {@code null} for none
     * @param policy digest of the one that was in force
     */
    private Request(
            Evidence evidence,
            String requester,
            Collection<String> others,
            Collection<String> committers,
            boolean asDevelopment,
            Instant until,
            String policy) {
        this.evidence = evidence;
        this.asked = evidence;
        this.requester = requester == null ? evidence.actor().shown() : requester;
        this.requesters = new HashSet<>();
        this.committers = committers == null
                ? null
                : committers.stream().map(Request::person).collect(Collectors.toSet());
        this.asDevelopment = asDevelopment;
        this.until = until;
        this.policy = policy;
        this.approvals = new LinkedHashMap<>();
        this.comments = new ArrayDeque<>();
        Optional.ofNullable(requester).map(Request::person).ifPresent(requesters::add);
        others.stream().map(Request::person).forEach(requesters::add);
        person(evidence.actor()).ifPresent(requesters::add);
    }

    static Request at(Evidence evidence, RequestMade made) {
        boolean asDevelopment = made.gate() == Gate.INSTALL || made.gate() == Gate.ACCEPTANCE;
        List<String> others = made.startedBy() == null ? List.of() : made.startedBy();
        return new Request(
                evidence, made.requester(), others, made.committers(), asDevelopment, made.until(), made.policy());
    }

    /** A waiver is of a requirement; who committed is not asked. */
    static Request forAWaiver(Evidence evidence, String requester, String policy) {
        return new Request(evidence, requester, List.of(), List.of(), false, null, policy);
    }

    Request(Request other) {
        evidence = other.evidence;
        asked = other.asked;
        requester = other.requester;
        requesters = other.requesters;
        committers = other.committers;
        asDevelopment = other.asDevelopment;
        until = other.until;
        policy = other.policy;
        approvals = new LinkedHashMap<>(other.approvals);
        comments = new ArrayDeque<>(other.comments);
        closing = other.closing;
    }

    /** Ids that differ only in case are one person: nobody gains a second vote by them. */
    private static String person(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> person(Actor actor) {
        return actor instanceof Actor.User user ? Optional.of(person(user.id())) : Optional.empty();
    }

    void take(Evidence vote, VoteCast fact) {
        Optional<String> person = person(vote.actor());
        if (closing != null || person.isEmpty()) {
            return;
        }
        if (!fact.approved()) {
            Closing.How how = fact.serious() ? Closing.How.SERIOUS : Closing.How.REJECTED;
            close(vote, how, fact.comment());
        } else if (!isOver(vote.at()) && mayVote(person.get(), fact.role())) {
            String shown = vote.actor().shown();
            approvals.putIfAbsent(person.get(), new Vote(vote, shown, fact.role(), fact.comment(), fact.policy()));
        }
    }

    /**
     * Whether a vote of that person in that role can count: the requester's does not. DEVELOPMENT's very act is the
     * application, though, so whoever applies may be its voice where a policy asks for it (A7).
     *
     * @param person user id
     */
    public boolean mayVote(String person, Role role) {
        return !requesters.contains(person(person)) || asDevelopment && role == Role.DEVELOPMENT;
    }

    /**
     * Whether that person committed to what is asked for, or may have, because nobody knows who did.
     *
     * @param person user id
     */
    public boolean mayHaveCommitted(String person) {
        return !committersKnown() || committers.contains(person(person));
    }

    /** Digest of the policy under which it was made. */
    public String policy() {
        return policy;
    }

    public boolean committersKnown() {
        return committers != null;
    }

    /** Whether that person approved what nobody approves who asks for it. */
    public boolean decidedBy(String person) {
        return approvalOf(person)
                .filter(vote -> !asDevelopment || vote.role() != Role.DEVELOPMENT)
                .isPresent();
    }

    /** The approval of that person, if there is one. */
    public Optional<Vote> approvalOf(String person) {
        return Optional.ofNullable(approvals.get(person(person)));
    }

    void comment(Evidence evidence, String text) {
        if (closing != null) {
            return;
        }
        comments.addLast(new Comment(evidence, evidence.actor().shown(), text));
        if (comments.size() > MOST_COMMENTS) {
            comments.removeFirst();
        }
    }

    /** Whether that person may change what is asked for: nobody may once it has ended, and no build. */
    boolean mayChange(Evidence proposal) {
        return closing == null && person(proposal.actor()).isPresent() && !isOver(proposal.at());
    }

    /** What was approved was something else. */
    void beginAgain(Evidence proposal) {
        approvals.clear();
        asked = proposal;
    }

    void takeBack(Evidence withdrawal) {
        if (closing == null) {
            person(withdrawal.actor()).ifPresent(approvals::remove);
        }
    }

    void close(Evidence why, Closing.How how, String reason) {
        if (closing == null) {
            closing = new Closing(why, how, why.actor().shown(), reason);
        }
    }

    /** The fact that made it. */
    public Evidence evidence() {
        return evidence;
    }

    /** The fact since which it is asked for as it is now: the one that made it, or the last that changed it. */
    public Evidence asked() {
        return asked;
    }

    /** The moment from which nobody can approve it any more; empty where it has none. */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** Whether nobody can approve it any more, because its time is over. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** What people said about it while it was open, in the order in which they did. */
    public List<Comment> comments() {
        return new ArrayList<>(comments);
    }

    /** User id of whoever asks; the build that does where it asks for nobody. */
    public String requester() {
        return requester;
    }

    /** The approvals that count as far as the record can say, in the order in which they were given. */
    public List<Vote> approvals() {
        return new ArrayList<>(approvals.values());
    }

    /** How it ended without being granted; empty where it is open or granted. */
    public Optional<Closing> closing() {
        return Optional.ofNullable(closing);
    }
}
