package io.jenkins.plugins.releaselifecycle.jenkins.browser;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/**
 * Somebody goes through a part of a page with the Tab key alone.
 *
 * @param controls what can be used there, in the order of the page
 * @param reached what had the focus, in that order
 * @param unmarked what looked with the focus as it does without
 */
record Tabbing(List<String> controls, List<String> reached, List<String> unmarked) {

    /** Numbers all that can be used, and remembers how it looks; radio buttons of a group would be one stop. */
    private static final String NUMBER = "window.part = document.querySelector(arguments[0]);"
            + "window.looks = e => ['', '::before', '::after'].map(p => getComputedStyle(e, p))"
            + ".map(s => [s.outline, s.boxShadow, s.borderColor, s.backgroundColor].join()).join();"
            + "const used = [...part.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]"
            + ".filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility() && e.type !== 'hidden');"
            + "used.forEach(e => e.dataset.plain = looks(e));"
            // A tooltip takes the place of the title once it has been made, which may be at any time.
            + "window.named = e => e.outerHTML.replace(/ (data-plain|title)=\"[^\"]*\"/g, '')"
            + ".replace(/ aria-describedby=\"tippy-[0-9]+\"/, '');"
            + "document.activeElement.blur();"
            + "part.tabIndex = -1; part.focus();"
            + "return used.map(named);";

    private static final String NOW = "const e = document.activeElement;"
            + "return part.contains(e) && e !== part ? [named(e), String(looks(e) !== e.dataset.plain)] : null;";

    static Tabbing through(Browser browser, String part) {
        List<String> controls = strings(browser.run(NUMBER, part));
        List<String> reached = new ArrayList<>();
        List<String> unmarked = new ArrayList<>();
        browser.press(Keys.TAB);
        for (Object now = browser.run(NOW); now != null && reached.size() <= controls.size(); now = browser.run(NOW)) {
            List<String> focused = strings(now);
            reached.add(focused.get(0));
            if (focused.get(1).equals("false")) {
                unmarked.add(focused.get(0));
            }
            browser.press(Keys.TAB);
        }
        return new Tabbing(controls, reached, unmarked);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
