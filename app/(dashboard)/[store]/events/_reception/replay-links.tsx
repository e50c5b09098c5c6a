'use client'
import { RotateCcw } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import type { Reception } from './use-reception'

/** From a reception to the one that it repeats, and to what it became when it was replayed. */
export function ReplayLinks({ reception, onOpen }: { reception: Reception; onOpen: (id: string) => void }) {
  const t = useTranslations('events')
  const { replayOf, replayedAs } = reception
  if (!replayOf && !replayedAs) return null
  return (
    <ul className="flex flex-col gap-1.5 text-13">
      {replayOf && <Linked text={t('replay.of')} label={t('replay.openOld')} onOpen={() => onOpen(replayOf)} />}
      {replayedAs && <Linked text={t('replay.as')} label={t('replay.openNew')} onOpen={() => onOpen(replayedAs)} />}
    </ul>
  )
}

function Linked({ text, label, onOpen }: { text: string; label: string; onOpen: () => void }) {
  return (
    <li className="flex items-center gap-2 rounded-control border px-3 py-2">
      <RotateCcw className="text-ink-3" aria-hidden />
      <span className="mr-auto">{text}</span>
      <Button size="sm" onClick={onOpen}>
        {label}
      </Button>
    </li>
  )
}
