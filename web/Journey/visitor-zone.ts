// <visitor-zone data-zone data-shown>: tells the server the browser's time zone, in a cookie. A page that shows times (data-shown) is
// drawn again once when the server did not know it.
import * as Turbo from "@hotwired/turbo";

class VisitorZone extends HTMLElement {
  connectedCallback(): void {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!zone || zone === this.dataset.zone) return;
    const cookie = `cc-zone=${encodeURIComponent(zone)}`;
    if (document.cookie.split("; ").includes(cookie)) return;
    document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
    if (this.dataset.shown !== undefined) Turbo.visit(location.href, { action: "replace" });
  }
}

customElements.define("visitor-zone", VisitorZone);
