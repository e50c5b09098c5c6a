import { createHash } from 'node:crypto'
import { z } from 'zod'
import { defineNode } from '../define-node'

export const SPLIT_EXITS = ['a', 'b', 'c', 'd', 'e'] as const
type Exit = (typeof SPLIT_EXITS)[number]

const share = z.int('expected a whole percentage').min(1, 'expected at least 1 %').max(99, 'expected at most 99 %')
const settings = z.object({
  /** Whole percentages by exit, 100 in all. */
  shares: z
    .partialRecord(z.enum(SPLIT_EXITS), share, { error: 'Say how many go each way.' })
    .refine((shares) => exitsOf(shares).length >= 2, 'Give at least two ways.')
    .refine((shares) => sumOf(shares) === 100, 'The shares must be 100 % in all.'),
})
type Shares = Partial<Record<Exit, number>>

/** Sends each contact one of several ways, by lot; the same contact always the same way. */
export const split = defineNode({
  type: 'split',
  kind: 'flow',
  label: 'Split',
  description: 'Sends each contact one of several ways by lot, always the same one.',
  settings,
  exits: SPLIT_EXITS,
  exitsOf: ({ shares }) => exitsOf(shares),
  run: ({ shares }, { workflowId, nodeId, contact }) => ({
    effects: [],
    take: drawn(shares, `${workflowId} ${nodeId} ${contact.id}`),
  }),
})

function exitsOf(shares: Shares): Exit[] {
  return SPLIT_EXITS.filter((exit) => shares[exit] !== undefined)
}

const sumOf = (shares: Shares): number => Object.values(shares).reduce((sum, each) => sum + each, 0)

/** The lot is the head of a SHA-256: even, and the same in every process at every time. */
function drawn(shares: Shares, lot: string): Exit {
  const percent = (createHash('sha256').update(lot).digest().readUInt32BE() / 2 ** 32) * 100
  let sum = 0
  for (const exit of exitsOf(shares)) {
    sum += shares[exit] ?? 0
    if (percent < sum) return exit
  }
  return 'a'
}
