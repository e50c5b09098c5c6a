'use client'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import type { PaletteField, PaletteTrigger } from '@/server/workflows/palette'
import type { SlotView } from '@/server/workflows/templates/list-templates'
import type { Target, TemplateChoices } from '@/server/workflows/templates/template-schema'
import type { EditorPalette } from '../_editor/editor-context'
import { TargetSelect } from './target-select'

type Copy = TemplateChoices['copies'][number]
type CopyLineProps = {
  label: string
  slot: SlotView
  /** Each field has a line of its own: which one is no choice. */
  isFixed: boolean
  palette: EditorPalette
  trigger: PaletteTrigger
  value: Copy | undefined
  /** What the line begins with when it is taken in again. */
  usual: Target
  onChange: (copy: Copy | undefined) => void
}

const NONE = 'none'
const ADDABLE = ['integer', 'decimal']

/** "Total → Points": a field of the event, left out or copied, and where it goes. */
export function CopyLine({ label, slot, isFixed, palette, trigger, value, usual, onChange }: CopyLineProps) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  const to = value?.to ?? usual
  const target = 'create' in to ? to.create : palette.contactFields.find(({ id }) => id === to.field)
  const canBecome = (from: PaletteField, type: string) => {
    const { always, checked } = palette.conversions[from.type]
    return [...always, ...checked].some((one) => one === type)
  }
  const sources = trigger.fields.filter((field) =>
    isFixed ? field.id === slot.id : target !== undefined && canBecome(field, target.type),
  )
  const from = trigger.fields.find(({ id }) => id === (value?.from ?? slot.id))
  const targets = palette.contactFields.filter(
    (field) =>
      !field.isReadOnly &&
      (!from || canBecome(from, field.type)) &&
      (slot.operator !== 'add' || ADDABLE.includes(field.type)),
  )
  const none = { value: NONE, label: t('template.leaveOut') }
  return (
    <li className="grid grid-cols-[1fr_auto_1fr] items-center gap-2 max-sm:grid-cols-1">
      <Select
        size="sm"
        label={`${t('template.from')}: ${label}`}
        options={[
          ...sources.map(({ id, name, type }) => ({ value: id, label: name, description: typeName(type) })),
          ...(slot.required ? [] : [none]),
        ]}
        value={value?.from ?? NONE}
        onChange={(next) => onChange(next === NONE ? undefined : { slot: slot.id, from: next, to })}
      />
      <ArrowRight className="text-ink-3 max-sm:hidden" aria-hidden />
      {value ? (
        <TargetSelect
          label={`${t('template.to')}: ${label}`}
          fields={targets}
          create={'create' in usual ? usual : undefined}
          value={to}
          onChange={(next) => onChange({ ...value, to: next })}
        />
      ) : (
        <span className="text-12 text-ink-3">{t('template.leaveOut')}</span>
      )}
    </li>
  )
}
