'use client'
import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { Checkbox } from '@/app/_ui/checkbox'
import type { Selection } from './use-selection'

/** Chooses a row; with Shift held, all from the last one that was chosen to this. */
export function RowBox({ id, name, selection }: { id: string; name: string; selection: Selection }) {
  const t = useTranslations('events')
  const hasShift = useRef(false)
  return (
    <span
      className="flex items-center"
      onPointerDownCapture={(event) => {
        hasShift.current = event.shiftKey
      }}
      onKeyDownCapture={(event) => {
        hasShift.current = event.shiftKey
      }}
    >
      <Checkbox
        hideLabel
        label={t('select.row', { name })}
        checked={selection.ids.has(id)}
        onChange={() => selection.toggle(id, hasShift.current)}
      />
    </span>
  )
}
