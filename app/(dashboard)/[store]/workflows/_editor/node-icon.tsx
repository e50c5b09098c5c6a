import {
  GitFork,
  Hourglass,
  type LucideIcon,
  PencilLine,
  Radar,
  Send,
  Split,
  UserMinus,
  UserPlus,
  Zap,
} from 'lucide-react'

const ICONS = { trigger: Zap, condition: Split, action: PencilLine, flow: Hourglass }
/** Kinds of node that have an icon of their own. */
const OWN_ICONS = new Map<string, LucideIcon>([
  ['send-data', Send],
  ['segment-entered', UserPlus],
  ['segment-left', UserMinus],
  ['split', GitFork],
  ['wait-for-event', Radar],
])
const TILES = { trigger: 'bg-ok', condition: 'bg-info', action: 'bg-accent', flow: 'bg-warn' }

type NodeIconProps = {
  kind: 'trigger' | 'condition' | 'action' | 'flow'
  type?: string
  color?: string | undefined
  isBad?: boolean
}

/** A node's tile: a trigger, and what is sent, in the colour of its integration. */
export function NodeIcon({ kind, type, color, isBad }: NodeIconProps) {
  const Icon = OWN_ICONS.get(type ?? '') ?? ICONS[kind]
  return (
    <span
      className={`grid size-8 shrink-0 place-items-center rounded-control text-accent-ink ${isBad ? 'bg-bad' : TILES[kind]}`}
      style={color && !isBad ? { backgroundColor: color, color: '#fff' } : undefined}
    >
      <Icon aria-hidden />
    </span>
  )
}
