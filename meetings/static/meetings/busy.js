// A form that changes something says that it runs, and cannot be sent twice. Forms that only ask (GET) stay as they are.

const AFTER_MS = 400;

export function startBusy() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (!button) return;
    // Not "disabled": a disabled button would leave its own name and value out of what is sent.
    setTimeout(() => button.setAttribute("aria-busy", "true"), AFTER_MS);
  });
  // Coming back with the browser's button shows the page as it was left: make its forms usable again.
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  });
}
