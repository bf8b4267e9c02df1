package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import io.jenkins.plugins.releaselifecycle.jenkins.record.Custody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Something that a visitor takes away. It is never shown by the browser, whatever is in it.
 *
 * @param content what it is, or the reason why it cannot be had
 */
record Download(String type, String name, Supplier<Custody.Export> content) {

    static Download of(String type, String name, Supplier<byte[]> bytes) {
        return new Download(type, name, () -> {
            byte[] all = bytes.get();
            return out -> out.write(all);
        });
    }

    void to(HttpServletResponse response) throws IOException {
        Custody.Export export;
        try {
            export = content.get();
        } catch (InvalidInputException e) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, Wording.of(e.reason()));
            return;
        } catch (LedgerException e) {
            refuse(response, HttpServletResponse.SC_CONFLICT, RecordsPage.worded(e));
            return;
        }
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        export.writeTo(response.getOutputStream());
    }

    /** Says in one sentence why there is nothing. */
    static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println(why);
    }
}
