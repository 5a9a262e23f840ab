// First file of every page. Islands are custom elements, so that they start and stop with the element, however it came.
import * as Turbo from "@hotwired/turbo";
import "./focus";

// Turbo's progress bar has no style here (see build.mjs), so it is never shown: 2^31-1 ms is the longest timer there is.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;
document.documentElement.classList.add("js");
