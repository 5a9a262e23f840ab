// <picture-gallery>: the links below the strip move the strip alone, not the page; one of them is marked as the picture in sight; the
// arrow keys go from picture to picture.
class PictureGallery extends HTMLElement {
  #life = new AbortController();
  #sight: IntersectionObserver | undefined;

  connectedCallback(): void {
    const strip = this.querySelector<HTMLElement>(".gallery-strip");
    if (!strip) return;
    const { signal } = (this.#life = new AbortController());
    this.querySelectorAll<HTMLAnchorElement>(".gallery-picks a").forEach((link, i) => link.addEventListener("click", (e) => {
      e.preventDefault();
      this.#go(strip, i);
    }, { signal }));
    strip.addEventListener("keydown", (e) => {
      const step = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
      if (step === 0 || e.ctrlKey || e.metaKey || e.altKey) return;
      e.preventDefault();
      this.#go(strip, Math.round(strip.scrollLeft / strip.clientWidth) + step);
    }, { signal });
    this.#sight = new IntersectionObserver((seen) => {
      for (const picture of seen) {
        if (picture.isIntersecting) this.#mark(picture.target.id);
      }
    }, { root: strip, threshold: 0.6 });
    for (const picture of strip.children) this.#sight.observe(picture);
  }

  disconnectedCallback(): void {
    this.#life.abort();
    this.#sight?.disconnect();
  }

  #go(strip: HTMLElement, index: number): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    strip.scrollTo({ left: index * strip.clientWidth, behavior: still ? "instant" : "smooth" });
  }

  #mark(id: string): void {
    for (const link of this.querySelectorAll(".gallery-picks a")) {
      if (link.getAttribute("href") === `#${id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}

customElements.define("picture-gallery", PictureGallery);
