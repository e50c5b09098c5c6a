'use client'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Checkbox } from '@/app/_ui/checkbox'
import { RECEIVE_CONTEXTS } from '@/server/event-types/receive-contexts'
import type { Usage } from '@/server/problems'
import { UsageLinks } from '../../../_parts/usage-links'
import { pointsAt, useActivePointer } from './_sample/active-pointer'
import { type FieldContext, type FieldDraft, pointerOf } from './draft'
import type { Evidence } from './evidence'
import type { Faults } from './faults'
import { FieldActions } from './field-actions'
import { FieldBasics } from './field-basics'
import { FoundLine } from './found-line'
import { OptionsEditor } from './options-editor'

export type FieldRowProps = {
  n: number
  field: FieldDraft
  context: FieldContext
  faults: Faults
  isReadOnly: boolean
  evidence: Evidence | undefined
  /** The next value that is clicked in the sample becomes its pointer. */
  isTarget: boolean
  /** Absent where there is nothing to click. */
  onTarget: ((isTarget: boolean) => void) | undefined
  usedBy: readonly Usage[]
  onChange: (change: Partial<FieldDraft>) => void
  onMove: (by: number) => void
  onEnter: () => void
  onRemove: () => void
}

/** What the parts of a row need to know of it. */
export type FieldPartProps = FieldRowProps & {
  name: string
  disabled: boolean
  isLocked: boolean
  isNeededKey: boolean
}

const PROPERTIES = [
  ...['name', 'id', 'type', 'required', 'isPrimaryKey'],
  ...['defaultCountryCode', 'options', 'jsonPointerPath', 'decimalMark'],
]

/** One field of the event. Enter adds the next one, Alt with an arrow moves this one; one in use is locked, and says by what. */
export function FieldRow(props: FieldRowProps) {
  const { n, field, context, faults, evidence, usedBy, isReadOnly, onChange, onMove, onEnter } = props
  const t = useTranslations('event-types')
  const pointer = pointerOf(field)
  const isActive = useActivePointer((active) => active.pointer === pointer)
  const isLocked = usedBy.length > 0
  const disabled = isReadOnly || isLocked
  const name = field.name || t('field.nth', { n: n + 1 })
  const reasons = PROPERTIES.flatMap((property) => faults.get(`${field.key} ${property}`) ?? [])
  // Without it nobody knows whose event it is, so only another email can take its place.
  const isNeededKey = context !== 'send' && field.isPrimaryKey && RECEIVE_CONTEXTS[context].needsPrimaryKey
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      if (!isReadOnly) onEnter()
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && by !== 0 && !isReadOnly) {
      event.preventDefault()
      onMove(by)
    }
  }
  const parts = { ...props, name, disabled, isLocked, isNeededKey }
  return (
    <li
      data-row={field.key}
      data-active={isActive || undefined}
      className="flex flex-col gap-2 px-3 py-2.5 data-active:bg-hover data-active:shadow-[inset_2px_0_0_var(--accent)]"
      onKeyDown={onKeyDown}
      {...pointsAt(pointer)}
    >
      <fieldset className="flex flex-col gap-1.5" aria-label={name}>
        <FieldBasics {...parts} />
        <div className="flex min-h-6.5 flex-wrap items-center gap-x-3 gap-y-1">
          <Checkbox
            label={t('field.required')}
            checked={field.required || field.isPrimaryKey}
            disabled={disabled || field.isPrimaryKey}
            onChange={(required) => onChange({ required })}
          />
          {field.type === 'email' && context !== 'send' && (
            <Checkbox
              label={t('field.primaryKey')}
              checked={field.isPrimaryKey}
              disabled={disabled || isNeededKey}
              onChange={(isPrimaryKey) => onChange({ isPrimaryKey })}
            />
          )}
          <span className="min-w-0 flex-1 basis-40">{evidence && <FoundLine evidence={evidence} field={field} />}</span>
          {!isReadOnly && <FieldActions {...parts} />}
        </div>
      </fieldset>
      {(field.type === 'radio' || field.type === 'checkbox') && (
        <OptionsEditor
          options={field.options}
          name={name}
          isReadOnly={disabled}
          onChange={(options) => onChange({ options })}
        />
      )}
      {reasons.length > 0 && <p className="text-12 text-bad">{reasons.join(' · ')}</p>}
      {isLocked && (
        <p className="flex items-center gap-1.5 text-12 text-ink-2">
          <Lock className="size-3.5! text-warn" aria-hidden />
          <span>
            {t('field.locked')} <UsageLinks usages={usedBy} />
          </span>
        </p>
      )}
    </li>
  )
}
