// First file of every page. Islands are custom elements, so that they start and stop with the element, however it came.
import * as Turbo from "@hotwired/turbo";

// Turbo's progress bar brings a style element, which the content security policy refuses. 2^31-1 ms is the longest timer there is.
Turbo.config.drive.progressBarDelay = 2 ** 31 - 1;
document.documentElement.classList.add("js");
