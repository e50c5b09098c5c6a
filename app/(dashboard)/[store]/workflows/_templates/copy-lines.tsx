'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SlotView } from '@/server/workflows/templates/list-templates'
import type { Target } from '@/server/workflows/templates/template-schema'
import { CopyLine } from './copy-line'
import { slotWord } from './slot-word'
import type { ChoicesProps } from './template-choices-form'
import { useNamedTarget } from './use-named-target'

/** What is copied: a line for each thing that the template knows, or for each field of the event. */
export function CopyLines({ template, palette, trigger, choices, onChange }: ChoicesProps) {
  const t = useTranslations('workflows')
  const [proposed] = useState(choices.copies)
  const named = useNamedTarget()
  const { slots } = template.asks
  const lines: SlotView[] =
    slots === 'every'
      ? proposed.map(({ slot, to }) => ({ id: slot, required: false, operator: 'set', usual: to }))
      : slots
  const wordOf = (slot: string) => {
    const known = slots === 'every' ? undefined : slotWord(slot)
    return known ? t(`template.slot.${known}`) : (trigger.fields.find(({ id }) => id === slot)?.name ?? slot)
  }
  const usualOf = ({ id, usual }: SlotView): Target => proposed.find(({ slot }) => slot === id)?.to ?? named(usual, id)
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('template.copies')}</legend>
      <ul className="flex flex-col gap-2.5 max-sm:gap-4">
        {lines.map((slot) => (
          <CopyLine
            key={slot.id}
            label={wordOf(slot.id)}
            {...{ slot, palette, trigger }}
            isFixed={slots === 'every'}
            value={choices.copies.find((copy) => copy.slot === slot.id)}
            usual={usualOf(slot)}
            onChange={(copy) =>
              onChange({ copies: [...choices.copies.filter((one) => one.slot !== slot.id), ...(copy ? [copy] : [])] })
            }
          />
        ))}
      </ul>
    </fieldset>
  )
}
