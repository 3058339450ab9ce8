// What is nicer with a script; everything works without.
(() => {
  "use strict";

  // Countdowns: seconds left when the page was made, counted on from here.
  const tick = () => {
    for (const element of document.querySelectorAll("[data-seconds]")) {
      if (!element.dataset.end) element.dataset.end = String(performance.now() + element.dataset.seconds * 1000);
      const left = Math.max(0, Math.round((element.dataset.end - performance.now()) / 1000));
      const hours = Math.floor(left / 3600);
      const two = (n) => String(n).padStart(2, "0");
      element.querySelector("[data-left]").textContent =
        (hours > 0 ? hours + ":" + two(Math.floor(left / 60) % 60) : Math.floor(left / 60)) + ":" + two(left % 60);
      element.hidden = false;
      if (left === 0 && !element.dataset.over) {
        element.dataset.over = "yes";
        setTimeout(() => refresh(), 3000);
      }
    }
  };
  setInterval(tick, 1000);

  // What others write appears by itself while somebody looks.
  const refresh = () => {
    if (document.visibilityState === "visible" && window.htmx) {
      for (const element of document.querySelectorAll("[data-live]")) window.htmx.trigger(element, "refresh");
    }
  };
  setInterval(refresh, 20000);

  const start = () => {
    tick();
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
    const problem = document.querySelector(".problems");
    if (problem) problem.focus();
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  // One press, one request.
  document.addEventListener("submit", (event) => {
    for (const button of event.target.querySelectorAll("button:not([name])")) {
      setTimeout(() => { button.disabled = true; });
      setTimeout(() => { button.disabled = false; }, 8000);
    }
  });
})();
