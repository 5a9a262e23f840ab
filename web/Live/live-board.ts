// <live-board data-project data-statuses> or <live-board data-community>: keeps maps, lists, badges and counts as they are now.
import type { HubConnection } from "@microsoft/signalr";
import { type BoardMessage, type HomeMessage, type ProjectMessage, type Watcher, patience, unwatch, watch } from "./connection";
import { mark, show, showProject } from "./show";

const POLL = 5_000;

class LiveBoard extends HTMLElement implements Watcher {
  #revision = 0;
  #live = false;
  #poll: ReturnType<typeof setTimeout> | undefined;

  connectedCallback(): void {
    watch(this);
    document.addEventListener("turbo:morph", this.#redrawn);
  }

  disconnectedCallback(): void {
    document.removeEventListener("turbo:morph", this.#redrawn);
    clearTimeout(this.#poll);
    unwatch(this, this.dataset.project ?? this.dataset.community ?? "");
  }

  async connected(hub: HubConnection): Promise<void> {
    try {
      if (this.dataset.project) {
        await hub.invoke("WatchProject", this.dataset.project);
        await this.#catchUp();
      } else if (this.dataset.community) {
        const projects: ProjectMessage[] = await hub.invoke("WatchCommunity", this.dataset.community);
        projects.forEach((p) => showProject(this, p));
      }
      clearTimeout(this.#poll);
      this.#say(true);
    } catch {
      this.disconnected();
    }
  }

  // Where sockets are closed to us (some offices), the page asks now and then instead.
  disconnected(): void {
    this.#say(false);
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => void this.#catchUp().catch(() => undefined).finally(() => this.disconnected()), POLL + patience(2));
  }

  homes(message: BoardMessage): void {
    if (message.project !== this.dataset.project || message.revision < this.#revision) return;
    this.#revision = message.revision;
    for (const [id, home] of Object.entries(message.homes)) this.#show(id, home, true);
    showProject(this, message.summary);
  }

  project(message: ProjectMessage): void {
    if (this.dataset.community) showProject(this, message);
  }

  // Another floor or filter was drawn into this element, from a cached page: it knows neither the connection nor the last second.
  #redrawn = (): void => {
    this.#say(this.#live);
    void this.#catchUp().catch(() => undefined);
  };

  async #catchUp(): Promise<void> {
    if (!this.dataset.statuses) return;
    const answer = await fetch(this.dataset.statuses, { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    const board: BoardMessage = await answer.json();
    if (board.revision < this.#revision) return;
    this.#revision = board.revision;
    for (const [id, home] of Object.entries(board.homes)) this.#show(id, home, false);
    showProject(this, board.summary);
  }

  // The bar at the bottom of a phone lies outside of this element, the list inside: the whole page is meant.
  #show(id: string, home: HomeMessage, tell: boolean): void {
    for (const element of document.querySelectorAll<HTMLElement>(`[data-home="${CSS.escape(id)}"]`)) {
      if (show(element, home) && tell) mark(element);
    }
  }

  #say(live: boolean): void {
    this.#live = live;
    const badge = this.querySelector<HTMLElement>("[data-live]");
    if (!badge) return;
    badge.hidden = false;
    badge.classList.toggle("off", !live);
    badge.textContent = live ? "Availability is live" : "Reconnecting";
  }
}

customElements.define("live-board", LiveBoard);
