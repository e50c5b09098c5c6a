import { Hourglass, PencilLine, Split, Zap } from 'lucide-react'

const ICONS = { trigger: Zap, condition: Split, action: PencilLine, flow: Hourglass }
const TILES = { trigger: 'bg-ok', condition: 'bg-info', action: 'bg-accent', flow: 'bg-warn' }

type NodeIconProps = { kind: 'trigger' | 'condition' | 'action' | 'flow'; color?: string; isBad?: boolean }

/** A node's tile: a trigger in the colour of its integration. */
export function NodeIcon({ kind, color, isBad }: NodeIconProps) {
  const Icon = ICONS[kind]
  return (
    <span
      className={`grid size-8 shrink-0 place-items-center rounded-control text-accent-ink ${isBad ? 'bg-bad' : TILES[kind]}`}
      style={color && !isBad ? { backgroundColor: color, color: '#fff' } : undefined}
    >
      <Icon aria-hidden />
    </span>
  )
}
