// A file control inside [data-drop-zone] takes dropped files as well, and lists what was chosen with sizes.

const UNITS = ["bytes", "KB", "MB", "GB"];

function sizeInWords(bytes) {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log(bytes) / Math.log(1024)), UNITS.length - 1);
  const amount = bytes / 1024 ** step;
  return `${step && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${UNITS[step]}`;
}

function listFiles(zone, input) {
  zone.querySelector(".file-list").replaceChildren(...[...input.files].map((file) => {
    const item = document.createElement("li");
    const size = document.createElement("span");
    size.className = "muted";
    size.textContent = sizeInWords(file.size);
    item.append(file.name, size);
    return item;
  }));
}

function takeDropped(zone, input, dropped) {
  const files = new DataTransfer();
  for (const file of input.multiple ? dropped : [...dropped].slice(0, 1)) files.items.add(file);
  input.files = files.files;
  listFiles(zone, input);
}

export function startDropZones() {
  for (const zone of document.querySelectorAll("[data-drop-zone]")) {
    const input = zone.querySelector("input[type=file]");
    zone.querySelector(".drop-hint").hidden = false;
    input.addEventListener("change", () => listFiles(zone, input));
    for (const type of ["dragenter", "dragover"]) {
      zone.addEventListener(type, (event) => {
        event.preventDefault();
        zone.classList.add("over");
      });
    }
    zone.addEventListener("dragleave", (event) => {
      if (!zone.contains(event.relatedTarget)) zone.classList.remove("over");
    });
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      takeDropped(zone, input, event.dataTransfer.files);
    });
  }
}
