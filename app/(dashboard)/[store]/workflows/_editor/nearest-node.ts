export type Direction = 'up' | 'down' | 'left' | 'right'
type Spot = { id: string; position: { x: number; y: number } }

/** How much farther away something looks that lies aside of the way. */
const ASIDE = 2

/** What stands next in a direction, the straightest and nearest; undefined at the end. */
export function nearestNode(spots: readonly Spot[], fromId: string, direction: Direction): string | undefined {
  const from = spots.find(({ id }) => id === fromId)
  if (!from) return spots[0]?.id
  const isUpright = direction === 'up' || direction === 'down'
  const sign = direction === 'down' || direction === 'right' ? 1 : -1
  const ways = spots.flatMap(({ id, position }) => {
    const [dx, dy] = [position.x - from.position.x, position.y - from.position.y]
    const along = (isUpright ? dy : dx) * sign
    return id === fromId || along <= 0 ? [] : [{ id, way: along + ASIDE * Math.abs(isUpright ? dx : dy) }]
  })
  return ways.sort((a, b) => a.way - b.way)[0]?.id
}
