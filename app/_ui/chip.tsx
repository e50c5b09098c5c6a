import { Check, Copy, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn'

const TONES = {
  neutral: 'bg-sunken text-ink-2',
  ok: 'bg-ok-soft text-ok',
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
  violet: 'bg-violet-soft text-violet',
  accent: 'bg-accent-soft text-accent',
} as const

export type Tone = keyof typeof TONES

const ICONS: Partial<Record<Tone, ReactNode>> = {
  ok: <Check aria-hidden />,
  bad: <X aria-hidden />,
  warn: <TriangleAlert aria-hidden />,
  info: <Copy aria-hidden />,
}

type ChipProps = { tone?: Tone; icon?: ReactNode; mono?: boolean; className?: string; children: ReactNode }

/** A state in a word, with its icon: never by colour alone. `icon={null}` leaves the tone's own icon out. */
export function Chip({ tone = 'neutral', icon, mono, className, children }: ChipProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5.5 shrink-0 items-center gap-1.25 whitespace-nowrap rounded-chip px-1.75 text-12 [&_.lucide]:size-3.25',
        TONES[tone],
        mono && 'mono text-12',
        className,
      )}
    >
      {icon === undefined ? ICONS[tone] : icon}
      {children}
    </span>
  )
}
