// <live-board data-statuses data-project> or <live-board data-statuses data-community>: keeps maps, lists, badges and counts as they
// are now.
import type { HubConnection } from "@microsoft/signalr";
import { type BoardMessage, type CommunityMessage, type HomeMessage, type Watcher, patience, unwatch, watch } from "./connection";
import { mark, show, showCommunity, showFree, showModels, showProject } from "./show";

const POLL = 5_000;

class LiveBoard extends HTMLElement implements Watcher {
  #statuses = new Map<string, string>();
  #revision = 0;
  #seen = new Map<string, number>();
  #live = false;
  #turn = 0;
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
    const turn = ++this.#turn;
    if (this.dataset.project) await hub.invoke("WatchProject", this.dataset.project);
    else if (this.dataset.community) await hub.invoke("WatchCommunity", this.dataset.community);
    await this.#catchUp();
    if (turn !== this.#turn) return; // Lost meanwhile.
    clearTimeout(this.#poll);
    this.#say(true);
  }

  disconnected(): void {
    this.#turn++;
    this.#say(false);
    this.#later();
  }

  // Where sockets are closed to us (some offices), the page asks now and then instead.
  #later(): void {
    clearTimeout(this.#poll);
    this.#poll = setTimeout(() => void this.#catchUp().catch(() => undefined).finally(() => { if (!this.#live && this.isConnected) this.#later(); }), POLL + patience(2));
  }

  homes(message: BoardMessage): void {
    this.#board(message, true);
  }

  // Each project has its own revision: a node that is behind in one may be ahead in another.
  community(message: CommunityMessage): void {
    if (message.community !== this.dataset.community || message.projects.some((p) => p.revision < (this.#seen.get(p.project) ?? 0))) return;
    message.projects.forEach((p) => this.#seen.set(p.project, p.revision));
    showCommunity(this, message);
  }

  // Another floor or filter was drawn into this element, from a cached page: it knows neither the connection nor the last second.
  #redrawn = (): void => {
    this.#say(this.#live);
    if (this.#live) watch(this);
    else void this.#catchUp().catch(() => undefined);
  };

  async #catchUp(): Promise<void> {
    if (!this.dataset.statuses) return;
    const answer = await fetch(this.dataset.statuses, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const now: unknown = await answer.json();
    if (this.dataset.community) this.community(now as CommunityMessage);
    else this.#board(now as BoardMessage, false);
  }

  #board(message: BoardMessage, tell: boolean): void {
    if (message.project !== this.dataset.project || message.revision < this.#revision) return;
    this.#revision = message.revision;
    for (const [id, home] of Object.entries(message.homes)) this.#show(id, home, tell);
    showModels(this, message.models);
    showProject(this, message.summary);
    showFree(this, this.#statuses);
  }

  // The bar at the bottom of a phone lies outside of this element, the list inside: the whole page is meant.
  #show(id: string, home: HomeMessage, tell: boolean): void {
    this.#statuses.set(id, home.status);
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
    badge.textContent = (live ? badge.dataset.live : badge.dataset.away) ?? "";
  }
}

customElements.define("live-board", LiveBoard);
