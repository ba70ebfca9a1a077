// Keys of the page. An element with data-keys="g s" is clicked (a field or a <summary> focused as well) when its keys are
// pressed in turn; data-keys-label is what the list under "?" says of it. In lists, j and k walk the rows, Enter opens the
// focused one (it is a link), x ticks it. A person can switch single keys off for their browser (WCAG 2.1.4).

const STORED = "single-keys";
const SEQUENCE_MS = 1200;
const ROWS = "[data-rows] > tbody > tr, [data-rows] > li, #result_list > tbody > tr:not(.group)";
const ROW_KEYS = [["j", "Next row"], ["k", "Previous row"], ["Enter", "Open the row"]];

let pending = "";
let pendingSince = 0;

// Storage can be refused (private windows, policies); the keys then simply stay on.
function singleKeysOn() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function storeSingleKeys(on) {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    return;
  }
}

function takesText(element) {
  return element.isContentEditable || element.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
}

function rows() {
  return [...document.querySelectorAll(ROWS)].filter((row) => row.querySelector("a[href]") && row.offsetParent);
}

function walkRows(step) {
  const all = rows();
  if (!all.length) return false;
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1);
  const link = all[next].querySelector("a[href]");
  link.focus({ focusVisible: true, preventScroll: true });
  all[next].scrollIntoView({ block: "nearest" });
  return true;
}

function tickRow() {
  const box = document.activeElement.closest("tr")?.querySelector("input[type=checkbox]");
  box?.click();
  return Boolean(box);
}

function showKeys() {
  const dialog = document.getElementById("keys");
  const entries = [...document.querySelectorAll("[data-keys]")].map((element) => [element.dataset.keys, element.dataset.keysLabel]);
  if (rows().length) entries.push(...ROW_KEYS);
  if (document.querySelector("input.action-select")) entries.push(["x", "Select the row"]);
  entries.push(["?", "Show these keys"]);
  dialog.querySelector(".key-list").replaceChildren(...entries.flatMap(([keys, label]) => {
    const term = document.createElement("dt");
    const keyCell = document.createElement("dd");
    term.textContent = label;
    for (const key of keys.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = key;
      keyCell.append(cap, " ");
    }
    return [term, keyCell];
  }));
  dialog.showModal();
  return true;
}

function act(element) {
  if (element.matches("input, textarea")) {
    element.focus();
    element.select();
    return;
  }
  element.click();
  if (element.matches("summary")) element.focus();
}

function actOnSequence(key) {
  const now = performance.now();
  const sequence = pending && now - pendingSince < SEQUENCE_MS ? `${pending} ${key}` : key;
  const bound = [...document.querySelectorAll("[data-keys]")];
  const found = bound.find((element) => element.dataset.keys === sequence) ?? bound.find((element) => element.dataset.keys === key);
  pending = !found && bound.some((element) => element.dataset.keys.startsWith(`${key} `)) ? key : "";
  pendingSince = now;
  if (found) act(found);
  return Boolean(found);
}

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return;
  if (takesText(event.target) || document.querySelector("dialog[open]")) return;
  const fixed = { j: () => walkRows(1), k: () => walkRows(-1), x: tickRow, "?": showKeys };
  const handled = !pending && Object.hasOwn(fixed, event.key) ? fixed[event.key]() : actOnSequence(event.key);
  if (handled) event.preventDefault();
}

export function startKeyboard() {
  const toggle = document.getElementById("keys-enabled");
  toggle.checked = singleKeysOn();
  toggle.addEventListener("change", () => storeSingleKeys(toggle.checked));
  for (const opener of document.querySelectorAll("[data-open-keys]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => {
      opener.closest("details")?.removeAttribute("open");
      showKeys();
    });
  }
  document.addEventListener("keydown", onKey);
}
