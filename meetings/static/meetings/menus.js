// Menus are <details class="menu">, so they open without scripts. This closes them: one at a time, on Escape, on a click outside.

const openMenus = () => document.querySelectorAll("details.menu[open]");

export function startMenus() {
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      const heldFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (heldFocus) menu.querySelector("summary").focus();
    }
  });
}
