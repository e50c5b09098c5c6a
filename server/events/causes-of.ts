import type { MoveCause } from '@/server/segments/move-causes'

/** What a group does to its contacts: the longest chain of moves that led to it, and a claim where one took part. */
export function causesOf(work: readonly ({ contactId: string } & MoveCause)[]): Map<string, MoveCause> {
  const causes = new Map<string, MoveCause>()
  for (const { contactId, depth, trust } of work) {
    const known = causes.get(contactId)
    causes.set(contactId, {
      depth: Math.max(depth, known?.depth ?? 0),
      trust: trust === 'claimed' ? trust : (known?.trust ?? trust),
    })
  }
  return causes
}
