// Opens the form for a fact in a dialog over the page. Without this script the form is a page of its own.
(function () {
  "use strict";

  const FORM = ".release-lifecycle-form";
  const PROBLEM = "#release-lifecycle-problem";

  /** What a page with the form has to show: why it was refused, if it was, and the form; nothing where it has none. */
  function contents(html) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const form = page.querySelector(FORM);
    if (form === null) {
      return null;
    }
    const problem = page.querySelector(PROBLEM);
    return { title: form.querySelector("h2"), nodes: problem === null ? [form] : [problem, form] };
  }

  function show(box, found, failed) {
    found.title.remove();
    box.replaceChildren(...found.nodes);
    const form = box.querySelector(FORM);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(box, form, failed);
    });
    const first = box.querySelector("[aria-invalid=true], " + PROBLEM) || form.querySelector("select, input:not([type=hidden]), textarea");
    if (first !== null) {
      if (first.matches(PROBLEM)) {
        first.tabIndex = -1;
      }
      first.focus();
    }
  }

  /** Records it. A form that is refused comes back; where nobody can tell what became of it, that is said. */
  async function send(box, form, failed) {
    const button = form.querySelector("button:not([type=button])");
    button.disabled = true;
    let answer;
    try {
      answer = await fetch(form.getAttribute("action"), {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      });
    } catch (noAnswer) {
      console.error(noAnswer);
      window.dialog.alert(failed);
      return;
    } finally {
      button.disabled = false;
    }
    if (answer.ok && answer.redirected) {
      window.location.reload();
      return;
    }
    const found = contents(await answer.text());
    if (found === null) {
      window.dialog.alert(failed);
      return;
    }
    show(box, found, failed);
  }

  async function open(address, failed) {
    const answer = await fetch(address);
    const found = answer.ok ? contents(await answer.text()) : null;
    if (found === null) {
      window.location.assign(address);
      return;
    }
    const box = document.createElement("div");
    const title = found.title.textContent;
    window.dialog.modal(box, { title: title, minWidth: "min(45rem, 90vw)", maxWidth: "min(45rem, 90vw)" });
    box.closest("dialog").setAttribute("aria-label", title);
    show(box, found, failed);
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches("form[data-release-lifecycle-dialog]")) {
      event.preventDefault();
      const address = form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form));
      open(address, form.dataset.failed).catch(() => window.location.assign(address));
    }
  });
})();
