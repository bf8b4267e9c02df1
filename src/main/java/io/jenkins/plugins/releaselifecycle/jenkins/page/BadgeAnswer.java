package io.jenkins.plugins.releaselifecycle.jenkins.page;

import hudson.model.AbstractItem;
import io.jenkins.plugins.releaselifecycle.core.badge.Badge;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.fleet.Standing;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Lifecycles;
import io.jenkins.plugins.releaselifecycle.jenkins.rest.EntityTag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The badge of an application. Its record is read each time, as for its page: what a badge says holds when it is asked for. Whoever has
 * it already is told so, and nobody may show it without asking whether it still is the one.
 */
final class BadgeAnswer {

    private BadgeAnswer() {}

    static void of(AbstractItem item, StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Locale locale;
        try {
            locale = AskedLanguage.of(request);
        } catch (InvalidInputException e) {
            Download.refuse(response, HttpServletResponse.SC_BAD_REQUEST, Wording.of(e.reason()));
            return;
        }
        Standing standing = Standing.of(item, Lifecycles.get().now());
        byte[] picture = Badge.of(standing.row(), locale).svg().getBytes(StandardCharsets.UTF_8);
        EntityTag tag = EntityTag.of(picture);
        response.setHeader("ETag", tag.text());
        response.setHeader("Cache-Control", "no-cache, private");
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("image/svg+xml;charset=utf-8");
        response.getOutputStream().write(picture);
    }
}
