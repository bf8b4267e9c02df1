// Asks which gates would open or close with the settings of the form, before it is saved.
(function () {
  "use strict";

  function show(answer, text, failed) {
    const report = new DOMParser().parseFromString(text, "text/html").querySelector(".release-lifecycle-what-if-report");
    answer.textContent = "";
    if (report === null) {
      answer.textContent = failed;
    } else {
      answer.appendChild(report);
    }
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest(".release-lifecycle-what-if");
    if (button === null) {
      return;
    }
    const answer = document.querySelector(".release-lifecycle-what-if-answer");
    const form = button.closest("form");
    button.disabled = true;
    buildFormTree(form);
    fetch(button.dataset.url, {
      method: "POST",
      headers: crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
      body: new URLSearchParams({ json: form.elements.json.value }),
    })
      .then(function (reply) {
        return reply.text();
      })
      .then(function (text) {
        show(answer, text, button.dataset.failed);
      })
      .catch(function (problem) {
        console.error(problem);
        answer.textContent = button.dataset.failed;
      })
      .finally(function () {
        button.disabled = false;
      });
  });
})();
