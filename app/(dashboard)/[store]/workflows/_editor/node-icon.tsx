import { Hourglass, PencilLine, Send, Split, Zap } from 'lucide-react'

const ICONS = { trigger: Zap, condition: Split, action: PencilLine, flow: Hourglass }
/** Kinds of node that are told apart from others of their kind. */
const ICONS_OF_TYPE: Record<string, typeof Zap> = { 'send-data': Send }
const TILES = { trigger: 'bg-ok', condition: 'bg-info', action: 'bg-accent', flow: 'bg-warn' }

type NodeIconProps = {
  kind: 'trigger' | 'condition' | 'action' | 'flow'
  type?: string
  color?: string
  isBad?: boolean
}

/** A node's tile: a trigger, and what is sent, in the colour of its integration. */
export function NodeIcon({ kind, type = '', color, isBad }: NodeIconProps) {
  const Icon = ICONS_OF_TYPE[type] ?? ICONS[kind]
  return (
    <span
      className={`grid size-8 shrink-0 place-items-center rounded-control text-accent-ink ${isBad ? 'bg-bad' : TILES[kind]}`}
      style={color && !isBad ? { backgroundColor: color, color: '#fff' } : undefined}
    >
      <Icon aria-hidden />
    </span>
  )
}
