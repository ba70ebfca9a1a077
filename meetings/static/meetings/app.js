// Starts what the page needs beyond HTML. Every page works without it; nothing here holds state of the record.
import { startBusy } from "./busy.js";
import { startDropZones } from "./dropzone.js";
import { startKeyboard } from "./keyboard.js";
import { startLabels } from "./labels.js";
import { startMenus } from "./menus.js";

startMenus();
startKeyboard();
startDropZones();
startBusy();
startLabels();
