// Opens the form for a fact in a dialog over the page, and lets tables be read on a narrow one. Without this script the form
// is a page of its own, wide tables scroll, records are verified all at once where somebody asks for it, and a dossier is taken
// away without a word of how far it is.
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

  /** Gives a file to the visitor as a link to it would. */
  function save(parts, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type: "text/html" }));
    link.download = name;
    link.click();
    window.setTimeout(function () {
      URL.revokeObjectURL(link.href);
    }, 60000);
  }

  /**
   * Reads an answer that is percents, one a line, then an empty line, then a file. A line that begins with an exclamation mark says
   * why there is no file.
   */
  function follow(answer, reached) {
    const reader = answer.body.getReader();
    const decoder = new TextDecoder();
    const parts = [];
    let line = "";
    let whole = false;
    function take(chunk) {
      let at = 0;
      while (!whole && at < chunk.length) {
        const end = chunk.indexOf(10, at);
        line += decoder.decode(chunk.subarray(at, end === -1 ? chunk.length : end), { stream: true });
        at = end === -1 ? chunk.length : end + 1;
        if (end !== -1) {
          if (line.startsWith("!")) {
            throw Object.assign(new Error(line), { reason: line.slice(1) });
          }
          whole = line === "";
          if (!whole) {
            reached(Number(line));
          }
          line = "";
        }
      }
      if (at < chunk.length) {
        parts.push(chunk.subarray(at));
      }
    }
    function next() {
      return reader.read().then(function (read) {
        if (!read.done) {
          take(read.value);
          return next();
        }
        if (parts.length === 0) {
          throw new Error("The answer ended before the file");
        }
        return parts;
      });
    }
    return next();
  }

  /** Makes a dossier beside the page, which says how far it is and can be used meanwhile. */
  function make(address, status) {
    const bar = document.createElement("progress");
    const words = document.createElement("span");
    const told = document.createElement("p");
    bar.max = 100;
    bar.setAttribute("aria-label", status.dataset.making);
    words.textContent = status.dataset.making;
    told.append(bar, words);
    status.replaceChildren(told);
    const separator = address.indexOf("?") === -1 ? "?" : "&";
    fetch(address + separator + "progress=true")
      .then(function (answer) {
        if (!answer.ok) {
          return answer.text().then(function (why) {
            const told = answer.headers.get("Content-Type").startsWith("text/plain");
            throw Object.assign(new Error("Answered " + answer.status), told ? { reason: why } : {});
          });
        }
        return follow(answer, function (percent) {
          bar.setAttribute("value", percent);
        });
      })
      .then(function (parts) {
        save(parts, "dossier.html");
        words.textContent = status.dataset.made;
      })
      .catch(function (problem) {
        console.error(problem);
        words.textContent = problem.reason || status.dataset.failed;
      })
      .then(function () {
        bar.remove();
      });
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest("a.release-lifecycle-dossier");
    const status = document.querySelector(".release-lifecycle-making");
    if (link !== null && status !== null && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey)) {
      event.preventDefault();
      if (status.querySelector("progress") === null) {
        make(link.getAttribute("href"), status);
      }
    }
  });

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
