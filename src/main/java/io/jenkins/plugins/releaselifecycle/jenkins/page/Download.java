package io.jenkins.plugins.releaselifecycle.jenkins.page;

import io.jenkins.plugins.releaselifecycle.core.ledger.LedgerException;
import io.jenkins.plugins.releaselifecycle.core.model.InvalidInputException;
import io.jenkins.plugins.releaselifecycle.jenkins.Wording;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** Something that a visitor takes away. It is never shown by the browser, whatever is in it. */
record Download(String type, String name, Supplier<byte[]> content) {

    static Download of(String type, String name, Supplier<byte[]> content) {
        return new Download(type, name, content);
    }

    void to(HttpServletResponse response) throws IOException {
        byte[] bytes;
        try {
            bytes = content.get();
        } catch (InvalidInputException e) {
            refuse(response, HttpServletResponse.SC_NOT_FOUND, Wording.of(e.reason()));
            return;
        } catch (LedgerException e) {
            refuse(response, HttpServletResponse.SC_CONFLICT, Wording.of(e.reason()) + " " + Wording.of(e.remedy()));
            return;
        }
        head(response, type, name);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
    }

    static void refuse(HttpServletResponse response, int status, String why) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println(why);
    }
}
