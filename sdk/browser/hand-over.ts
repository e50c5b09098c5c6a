/** Gives a body to the browser, to send it even when the page is gone. Answers whether the browser took it. */
export function handOver(address: string, body: string): boolean {
  if (typeof navigator.sendBeacon === 'function' && navigator.sendBeacon(address, body)) return true
  const options: RequestInit = { method: 'POST', body, keepalive: true, credentials: 'omit' }
  // It may be refused for its size, as the beacon was: the events stay in the queue either way.
  fetch(address, options).catch(() => {})
  return false
}
