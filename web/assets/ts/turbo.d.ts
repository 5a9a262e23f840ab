// The part of @hotwired/turbo that the islands use; the package ships no types.
export const config: { drive: { enabled: boolean; progressBarDelay: number } };
export function visit(location: string, options?: { action?: "advance" | "replace" }): void;
export function cache(): void;
/** Does what <turbo-stream> elements say. */
export function renderStreamMessage(message: string): void;
/** Makes an element look like another one, changing no more than differs: what has the focus keeps it. */
export function morphElements(current: Element, fresh: Element): void;
