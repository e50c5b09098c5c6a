/** The document that a set of pointers describes: where two pointers meet, where an array is meant, what stands at the ends. */
export type PointerNode<Leaf> =
  | { kind: 'leaf'; leaf: Leaf }
  | { kind: 'object'; members: Map<string, PointerNode<Leaf>> }
  | { kind: 'array'; items: (PointerNode<Leaf> | undefined)[] }

type Place<Leaf> = { tokens: readonly string[]; leaf: Leaf }

/** A longer array is shown as an object with numbers for keys, which RFC 6901 reads alike. */
const ARRAY_ITEMS_MAX = 20
const ARRAY_INDEX = /^(?:0|[1-9]\d?)$/

/**
 * Of two places where one is inside the other, or both the same, the first stands: no document could have both values.
 * All tokens of a level being small numbers, the level is an array.
 */
export function pointerTree<Leaf>(places: readonly Place<Leaf>[]): PointerNode<Leaf> {
  const branches = new Map<string, Place<Leaf>[]>()
  for (const { tokens, leaf } of places) {
    const [first, ...rest] = tokens
    if (first === undefined) continue
    const branch = branches.get(first)
    if (branch) branch.push({ tokens: rest, leaf })
    else branches.set(first, [{ tokens: rest, leaf }])
  }
  const members = new Map([...branches].map(([token, branch]) => [token, nodeOf(branch)]))
  return { kind: 'object', members }
}

function nodeOf<Leaf>(branch: readonly Place<Leaf>[]): PointerNode<Leaf> {
  const [first] = branch
  if (first && first.tokens.length === 0) return { kind: 'leaf', leaf: first.leaf }
  const node = pointerTree(branch)
  if (node.kind !== 'object') return node
  const tokens = [...node.members.keys()]
  if (!tokens.every((token) => ARRAY_INDEX.test(token) && Number(token) < ARRAY_ITEMS_MAX)) return node
  const items = Array.from({ length: Math.max(...tokens.map(Number)) + 1 }, (_, i) => node.members.get(String(i)))
  return { kind: 'array', items }
}
