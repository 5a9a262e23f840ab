/**
 * Milliseconds since it was made, as far as either clock of the browser says: one stands still while a phone sleeps, the other is set by hand.
 * Who is told too much asks the server, which knows.
 */
export function stopwatch(): () => number {
  const [steady, shown] = [performance.now(), Date.now()];
  return () => Math.max(performance.now() - steady, Date.now() - shown);
}
