// Opens the form for a fact in a dialog over the page, and lets tables be read on a narrow one. Without this script the form
// is a page of its own, wide tables scroll, and records are verified all at once where somebody asks for it.
(function () {
  "use strict";

  const FORM = ".release-lifecycle-form";
  const PROBLEM = "#release-lifecycle-problem";

  /** What a page with the form has to show: why it was refused, if it was, and the form; null where it has none. */
  function contents(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const form = page.querySelector(FORM);
    if (form === null) {
      return null;
    }
    const title = form.querySelector("h2");
    title.remove();
    return { title: title.textContent, problem: page.querySelector(PROBLEM), form: form };
  }

  function show(box, found, failed) {
    box.textContent = "";
    if (found.problem !== null) {
      found.problem.tabIndex = -1;
      box.appendChild(found.problem);
    }
    box.appendChild(found.form);
    found.form.addEventListener("submit", function (event) {
      event.preventDefault();
      send(box, found.form, failed);
    });
    const first =
      found.form.querySelector("[aria-invalid=true]") ||
      found.problem ||
      found.form.querySelector("select, input:not([type=hidden]), textarea");
    if (first !== null) {
      first.focus();
    }
  }

  /** Records it. A form that is refused comes back; where nobody can tell what became of it, that is said. */
  function send(box, form, failed) {
    const button = form.querySelector("button");
    button.disabled = true;
    fetch(form.getAttribute("action"), { method: "POST", body: new URLSearchParams(new FormData(form)) })
      .then(function (answer) {
        if (answer.ok && answer.redirected) {
          window.location.reload();
          return;
        }
        return answer.text().then(function (html) {
          const found = contents(html);
          if (found === null) {
            throw new Error("Answered " + answer.status);
          }
          show(box, found, failed);
        });
      })
      .catch(function (problem) {
        console.error(problem);
        button.disabled = false;
        window.dialog.alert(failed);
      });
  }

  function open(address, failed, opener) {
    return fetch(address)
      .then(function (answer) {
        return answer.text();
      })
      .then(function (html) {
        const found = contents(html);
        if (found === null) {
          window.location.assign(address);
          return;
        }
        const box = document.createElement("div");
        window.dialog.modal(box, {
          title: found.title,
          minWidth: "min(45rem, 90vw)",
          maxWidth: "min(45rem, 90vw)",
        });
        const dialog = box.closest("dialog");
        dialog.setAttribute("aria-label", found.title);
        // Nothing behind it can have the focus before core has taken it away, after its last movement.
        dialog.addEventListener("cancel", function () {
          dialog.addEventListener("animationend", function () {
            opener.focus();
          });
        });
        show(box, found, failed);
      });
  }

  document.addEventListener("submit", function (event) {
    const form = event.target;
    if (form.matches("form[data-release-lifecycle-dialog]")) {
      event.preventDefault();
      const address = form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form));
      open(address, form.dataset.failed, document.activeElement).catch(function () {
        window.location.assign(address);
      });
    }
  });

  const BLANK = "release-lifecycle-blank";

  /** Where rows are drawn as blocks, each cell carries the heading of its column, and all say what they are in the table. */
  function stack(table) {
    const headings = Array.from(table.querySelectorAll("thead th")).map(function (heading) {
      heading.setAttribute("role", "columnheader");
      return heading.textContent.trim();
    });
    table.setAttribute("role", "table");
    table.querySelectorAll("thead, tbody").forEach(function (group) {
      group.setAttribute("role", "rowgroup");
    });
    table.querySelectorAll("tr").forEach(function (row) {
      row.setAttribute("role", "row");
    });
    table.querySelectorAll("tbody > tr").forEach(function (row) {
      Array.from(row.cells).forEach(function (cell, column) {
        cell.setAttribute("role", cell.matches("th") ? "rowheader" : "cell");
        cell.dataset.heading = headings[column];
        cell.classList.toggle(BLANK, cell.textContent.trim() === "");
      });
    });
    table.classList.add("release-lifecycle-stacked");
  }

  /** What scrolls has to be reached by keyboard; what does not is no stop on the way. */
  function reachable(section) {
    if (section.scrollWidth > section.clientWidth) {
      section.tabIndex = 0;
    } else {
      section.removeAttribute("tabindex");
    }
  }

  /** Verifies one record after the other, so that the page is there at once and says how far it has come. */
  function verify(status) {
    const rows = Array.from(document.querySelectorAll("tr[data-ledger]"));
    const bar = status.querySelector("progress");
    let done = 0;
    function next() {
      const row = rows.shift();
      if (row === undefined) {
        status.hidden = true;
        return;
      }
      fetch("row?ledger=" + row.dataset.ledger)
        .then(function (answer) {
          if (!answer.ok) {
            throw new Error("Answered " + answer.status);
          }
          return answer.text();
        })
        .then(function (html) {
          const body = document.createElement("tbody");
          body.innerHTML = html;
          const fresh = body.querySelector("tr");
          row.replaceWith(fresh);
          Behaviour.applySubtree(fresh, true);
        })
        .catch(function (problem) {
          console.error(problem);
          row.cells[1].textContent = status.dataset.failed;
        })
        .then(function () {
          done += 1;
          bar.setAttribute("value", done);
          next();
        });
    }
    next();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".release-lifecycle-verifying").forEach(verify);
    document.querySelectorAll(".release-lifecycle-section table").forEach(stack);
    const sections = document.querySelectorAll(".release-lifecycle-section, .release-lifecycle-scroll");
    const look = function () {
      sections.forEach(reachable);
    };
    window.addEventListener("resize", look);
    look();
  });
})();
