// The admin's table inlines and its search boxes for related records come without names that a screen reader could say.
// Gives a cell's control the name of its column, and a search box or half of a date and time the name of its field.

function nameCells(scope) {
  for (const control of scope.querySelectorAll(".tabular td :is(input:not([type=hidden]), select, textarea):not([aria-label])")) {
    const cell = control.closest("td");
    const column = cell.closest("table").tHead?.rows[0].cells[cell.cellIndex];
    if (column && !control.labels.length) control.setAttribute("aria-label", column.textContent.trim());
  }
}

function nameSearchBoxes(scope) {
  for (const select of scope.querySelectorAll("select.admin-autocomplete")) {
    const name = select.labels[0]?.textContent.trim() || select.getAttribute("aria-label");
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    if (!name || !box) continue;
    // The box points at its empty text for a name, which would count for more than the one given here.
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", name);
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
    box.querySelector(".select2-selection__rendered")?.setAttribute("aria-label", name);
  }
}

function nameDateParts(scope) {
  for (const control of scope.querySelectorAll(".form-row .datetime input:not([aria-label])")) {
    const field = control.closest(".form-row").querySelector("legend, label");
    if (field && !control.labels.length) control.setAttribute("aria-label", `${field.textContent.trim()} ${control.matches(".vDateField") ? "date" : "time"}`);
  }
}

function nameControls(scope) {
  nameCells(scope);
  nameDateParts(scope);
  nameSearchBoxes(scope);
}

export function startLabels() {
  if (!document.querySelector(".admin-page")) return;
  // Date and time boxes are there once the page has loaded. Boxes for related records are built by a handler of the admin's
  // jQuery, which may run later than that; a handler given to it here runs after. Both come again for a row that is added.
  addEventListener("load", () => nameControls(document));
  globalThis.django?.jQuery?.(() => nameControls(document));
  document.addEventListener("formset:added", (event) => nameControls(event.target));
}
