import type { WorkflowNode } from '@/server/workflows/schema'

/** The ways of a *Split*, as its exits are called. */
export const SPLIT_WAYS = ['a', 'b', 'c', 'd', 'e'] as const
export type Way = (typeof SPLIT_WAYS)[number]
/** Whole percentages by way, in the order of the ways; an empty field is null. */
export type Share = { way: Way; percent: number | null }

export function readShares({ shares }: WorkflowNode['config']): Share[] {
  if (typeof shares !== 'object' || shares === null) return []
  const given = new Map(Object.entries(shares))
  return SPLIT_WAYS.filter((way) => given.has(way)).map((way) => {
    const percent = given.get(way)
    return { way, percent: typeof percent === 'number' ? percent : null }
  })
}

export const sharesConfigOf = (shares: readonly Share[]): WorkflowNode['config'] => ({
  shares: Object.fromEntries(shares.map(({ way, percent }) => [way, percent])),
})

export const sumOfShares = (shares: readonly Share[]): number =>
  shares.reduce((sum, { percent }) => sum + (percent ?? 0), 0)

export const evenShares = (shares: readonly Share[]): Share[] =>
  sharedOut(
    shares.map(({ way }) => ({ way, percent: 1 })),
    100,
  )

/** One way more, which takes its even share of what the others have. All five are there: as it was. */
export function addWay(shares: readonly Share[]): Share[] {
  const way = SPLIT_WAYS.find((one) => !shares.some((share) => share.way === one))
  if (!way) return [...shares]
  const percent = Math.floor(100 / (shares.length + 1))
  const all = [...sharedOut(shares, 100 - percent), { way, percent }]
  return SPLIT_WAYS.flatMap((one) => all.filter((share) => share.way === one))
}

/** What the way had goes to the others, by what they have. */
export const removeWay = (shares: readonly Share[], way: Way): Share[] =>
  sharedOut(
    shares.filter((share) => share.way !== way),
    100,
  )

/** The shares in proportion, whole, each at least 1, `sum` in all; what is left over goes to the largest fractions. */
function sharedOut(shares: readonly Share[], sum: number): Share[] {
  const given = sumOfShares(shares)
  const exact = shares.map(({ percent }) => (given === 0 ? sum / shares.length : ((percent ?? 0) / given) * sum))
  const whole = exact.map((part) => Math.max(1, Math.floor(part)))
  const byFraction = exact.map((part, at) => ({ at, fraction: part % 1 })).sort((a, b) => b.fraction - a.fraction)
  let left = sum - whole.reduce((all, part) => all + part, 0)
  for (let turn = 0; left > 0; turn++, left--) raise(whole, byFraction[turn % byFraction.length]?.at ?? 0, 1)
  for (; left < 0; left++) raise(whole, whole.indexOf(Math.max(...whole)), -1)
  return shares.map(({ way }, at) => ({ way, percent: whole[at] ?? 1 }))
}

function raise(parts: number[], at: number, by: number): void {
  parts[at] = (parts[at] ?? 0) + by
}
