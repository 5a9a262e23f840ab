// <draft-form data-to>: around a form; keeps at the server what was typed, field by field, so that another button of the page, a hold that ends or another
// language costs nobody their words. Without scripts a form is kept once it is sent.
class DraftForm extends HTMLElement {
  #sent = false;

  connectedCallback(): void {
    this.addEventListener("change", this.#keep);
    this.addEventListener("submit", this.#leave);
  }

  disconnectedCallback(): void {
    this.removeEventListener("change", this.#keep);
    this.removeEventListener("submit", this.#leave);
  }

  // The form itself is on its way: what it brings counts.
  #leave = (): void => { this.#sent = true; };

  #keep = (): void => {
    const form = this.querySelector("form");
    if (!form || !this.dataset.to || this.#sent) return;
    const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    void fetch(this.dataset.to, { method: "POST", body, keepalive: true }).catch(() => undefined);
  };
}

customElements.define("draft-form", DraftForm);
