/** A `next` that leads elsewhere than into this site is ignored (`//evil.example`, `/\evil.example`, `javascript:`). */
export function ownPath(next: string | undefined): string {
  if (!next?.startsWith('/')) return '/'
  const base = 'http://inlet.invalid'
  const url = URL.canParse(next, base) ? new URL(next, base) : undefined
  return url?.origin === base ? url.pathname + url.search : '/'
}
