package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.Util;
import hudson.model.AbstractItem;
import hudson.security.ACL;
import io.jenkins.plugins.releaselifecycle.core.calendar.CalendarEntry;
import io.jenkins.plugins.releaselifecycle.core.calendar.CalendarFeed;
import io.jenkins.plugins.releaselifecycle.core.ledger.Anchor;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerId;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.core.model.Message;
import io.jenkins.plugins.releaselifecycle.core.model.Shown;
import io.jenkins.plugins.releaselifecycle.core.policy.DueDate;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.config.ReleaseLifecycleConfiguration;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.FleetIndex.Seen;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Recording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.springframework.security.core.Authentication;

/** A calendar of what is due. There is a whole one or none: from part of one, a program would conclude that the rest is done. */
final class CalendarAnswer {

    /** Name of a calendar below a page. */
    static final String URL = "calendar.ics";

    private static final Logger LOGGER = Logger.getLogger(CalendarAnswer.class.getName());
    private static final String SOON = "60";

    private final StaplerRequest2 request;
    private final StaplerResponse2 response;
    private final Instant now = Lifecycles.get().now();

    private CalendarAnswer(StaplerRequest2 request, StaplerResponse2 response) {
        this.request = request;
        this.response = response;
    }

    /** Of one application, from its record. */
    static void of(AbstractItem item, StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        CalendarAnswer answer = new CalendarAnswer(request, response);
        Message name = message("calendar.application", item.getFullName());
        answer.send(name, () -> answer.ofApplication(item));
    }

    /**
     * Of all applications that whoever asks may see; only what he has to do himself, where {@code mine} says so. A program that has not
     * said for whom it asks is told to.
     */
    static void ofFleet(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        CalendarAnswer answer = new CalendarAnswer(request, response);
        String mine = Util.fixNull(request.getParameter("mine"));
        switch (mine) {
            case "", "false" -> answer.fleet(message("calendar.fleet"), item -> due -> true);
            case "true" -> answer.ofVisitor(Jenkins.getAuthentication2());
            default ->
                answer.refuse(HttpServletResponse.SC_BAD_REQUEST, message("calendar.mine-unknown", Shown.of(mine)));
        }
    }

    private void ofVisitor(Authentication visitor) throws IOException {
        if (ACL.isAnonymous2(visitor)) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Jenkins\", charset=\"UTF-8\"");
            refuse(HttpServletResponse.SC_UNAUTHORIZED, message("calendar.sign-in"));
            return;
        }
        try {
            ReleaseLifecycleConfiguration.get().roleAssignment().anywhere(visitor);
            fleet(message("calendar.mine"), item -> Recording.by(visitor, item)::concerns);
        } catch (InvalidInputException e) {
            refuse(HttpServletResponse.SC_CONFLICT, e.reason());
        }
    }

    private void refuse(int status, Message why) throws IOException {
        Download.refuse(response, status, Wording.of(why));
    }

    private void fleet(Message name, Function<AbstractItem, Predicate<DueDate>> wantedOf) throws IOException {
        try {
            ReleaseLifecycleConfiguration.get().policyInForce();
        } catch (InvalidInputException e) {
            refuse(HttpServletResponse.SC_CONFLICT, e.reason());
            return;
        }
        boolean whole = FleetIndex.get().isWhole();
        List<Seen> seen = FleetIndex.get().visibleTo(Jenkins.getAuthentication2());
        if (whole) {
            send(
                    name,
                    () -> seen.stream()
                            .flatMap(one -> wanted(one, wantedOf.apply(one.item())))
                            .toList());
        } else {
            response.setHeader("Retry-After", SOON);
            refuse(HttpServletResponse.SC_SERVICE_UNAVAILABLE, message("calendar.looking"));
        }
    }

    private static Stream<CalendarEntry> wanted(Seen one, Predicate<DueDate> wanted) {
        return one.standing().ledger().stream()
                .flatMap(ledger -> entries(one.item(), ledger, one.standing().due()))
                .filter(entry -> wanted.test(entry.due()));
    }

    private List<CalendarEntry> ofApplication(AbstractItem item) {
        Optional<LedgerId> ledger = Lifecycles.get().anchor(item).map(Anchor::ledger);
        return ledger.stream()
                .flatMap(id -> entries(item, id, Lifecycles.get().due(item, now)))
                .toList();
    }

    private static Stream<CalendarEntry> entries(AbstractItem item, LedgerId ledger, List<DueDate> due) {
        Optional<URI> address = Optional.ofNullable(Jenkins.get().getRootUrl())
                .flatMap(root -> address(Util.ensureEndsWith(root, "/") + FleetItem.url(item)));
        return due.stream().map(one -> new CalendarEntry(ledger, item.getFullName(), one, address));
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            LOGGER.log(Level.FINE, "The address that the settings give Jenkins is none", e);
            return Optional.empty();
        }
    }

    private void send(Message name, Supplier<Collection<CalendarEntry>> entries) throws IOException {
        Locale locale;
        try {
            locale = AskedLanguage.of(request);
        } catch (InvalidInputException e) {
            refuse(HttpServletResponse.SC_BAD_REQUEST, e.reason());
            return;
        }
        String calendar;
        try {
            calendar = CalendarFeed.of(name.in(locale, ZoneOffset.UTC), entries.get(), now, locale);
        } catch (InvalidInputException e) {
            refuse(HttpServletResponse.SC_CONFLICT, e.reason());
            return;
        } catch (LedgerException e) {
            refuse(HttpServletResponse.SC_CONFLICT, Message.sentences(List.of(e.reason(), e.remedy())));
            return;
        }
        response.setContentType("text/calendar;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"release-lifecycle.ics\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(calendar.getBytes(StandardCharsets.UTF_8));
    }

    private static Message message(String key, String... arguments) {
        return Message.of(CalendarAnswer.class, key, arguments);
    }
}
