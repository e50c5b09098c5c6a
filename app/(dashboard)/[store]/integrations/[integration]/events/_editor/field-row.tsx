'use client'
import { ArrowDown, ArrowUp, Crosshair, Lock, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { KeyboardEvent } from 'react'
import { Checkbox } from '@/app/_ui/checkbox'
import { cn } from '@/app/_ui/cn'
import { IconButton } from '@/app/_ui/icon-button'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import { FIELD_TYPE_NAMES } from '@/server/event-types/field-schema'
import { RECEIVE_CONTEXTS, type ReceiveContextName } from '@/server/event-types/receive-contexts'
import type { Usage } from '@/server/problems'
import { UsageLinks } from '../../../_parts/usage-links'
import { pointsAt, useActivePointer } from './_sample/active-pointer'
import { type FieldDraft, fieldIdOf, pointerOf, takesDecimalMark } from './draft'
import type { Evidence } from './evidence'
import type { Faults } from './faults'
import { FoundLine } from './found-line'
import { OptionsEditor } from './options-editor'
import { TYPE_ICONS } from './type-icons'

type FieldRowProps = {
  n: number
  field: FieldDraft
  context: ReceiveContextName
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

const PROPERTIES = [
  'name',
  'id',
  'type',
  'required',
  'isPrimaryKey',
  'defaultCountryCode',
  'options',
  'jsonPointerPath',
  'decimalMark',
]

/** One field of the event. Enter adds the next one, Alt with an arrow moves this one; one in use is locked, and says by what. */
export function FieldRow(props: FieldRowProps) {
  const { n, field, context, faults, evidence, usedBy, isTarget, onTarget, onChange, onMove, onEnter, onRemove } = props
  const t = useTranslations('event-types')
  const pointer = pointerOf(field)
  const isActive = useActivePointer((active) => active.pointer === pointer)
  const isLocked = usedBy.length > 0
  const disabled = props.isReadOnly || isLocked
  const name = field.name || t('field.nth', { n: n + 1 })
  const reasons = PROPERTIES.flatMap((property) => faults.get(`${field.key} ${property}`) ?? [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      if (!props.isReadOnly) onEnter()
    }
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && by !== 0 && !props.isReadOnly) {
      event.preventDefault()
      onMove(by)
    }
  }
  // Without it nobody knows whose event it is, so only another email can take its place.
  const isNeededKey = field.isPrimaryKey && RECEIVE_CONTEXTS[context].needsPrimaryKey
  const types = FIELD_TYPE_NAMES.map((type) => ({
    ...{ value: type, label: t(`type.${type}`), icon: TYPE_ICONS[type] },
    disabledReason: isNeededKey && type !== 'email' ? t('field.keyNeeded') : undefined,
  }))
  return (
    <li
      data-row={field.key}
      className={cn('flex flex-col gap-2 px-3 py-2.5', isActive && 'bg-hover shadow-[inset_2px_0_0_var(--accent)]')}
      onKeyDown={onKeyDown}
      {...pointsAt(pointer)}
    >
      <fieldset className="flex flex-wrap items-center gap-2" aria-label={name}>
        <Input
          controlSize="sm"
          className="w-40"
          aria-label={`${t('field.name')}: ${name}`}
          placeholder={t('field.name')}
          value={field.name}
          disabled={disabled}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <Input
          controlSize="sm"
          mono
          className="w-36"
          aria-label={`${t('field.id')}: ${name}`}
          value={field.id || (field.name ? fieldIdOf(field) : '')}
          placeholder={t('field.id')}
          disabled={disabled}
          spellCheck={false}
          onChange={(event) => onChange({ id: event.target.value })}
        />
        <Select
          inline
          size="sm"
          label={`${t('field.type')}: ${name}`}
          options={types}
          value={field.type}
          disabled={disabled}
          onChange={(type) => onChange({ type })}
        />
        {field.type === 'phone' && (
          <Input
            controlSize="sm"
            className="w-24"
            aria-label={`${t('field.country')}: ${name}`}
            start={<span aria-hidden>+</span>}
            inputMode="numeric"
            value={field.defaultCountryCode}
            placeholder="34"
            disabled={disabled}
            onChange={(event) => onChange({ defaultCountryCode: event.target.value.replace(/\D/g, '') })}
          />
        )}
        {context === 'webhook' && (
          <Input
            controlSize="sm"
            mono
            className="w-44"
            aria-label={`${t('field.pointer')}: ${name}`}
            value={field.jsonPointerPath}
            placeholder={`/${fieldIdOf(field)}`}
            disabled={disabled}
            spellCheck={false}
            // Whoever looks for the place of a field that finds nothing can click it.
            onFocus={() => evidence?.kind === 'absent-in-sample' && onTarget?.(true)}
            onChange={(event) => {
              onTarget?.(false)
              onChange({ jsonPointerPath: event.target.value })
            }}
          />
        )}
        {takesDecimalMark(field, context) && (
          <Select
            inline
            size="sm"
            label={`${t('field.decimalMark')}: ${name}`}
            options={[
              { value: '.', label: t('field.markPoint') },
              { value: ',', label: t('field.markComma') },
            ]}
            value={field.decimalMark ?? '.'}
            disabled={disabled}
            onChange={(mark) => onChange({ decimalMark: mark === ',' ? ',' : null })}
          />
        )}
        <Checkbox
          label={t('field.required')}
          checked={field.required || field.isPrimaryKey}
          disabled={disabled || field.isPrimaryKey}
          onChange={(required) => onChange({ required })}
        />
        {field.type === 'email' && (
          <Checkbox
            label={t('field.primaryKey')}
            checked={field.isPrimaryKey}
            disabled={disabled || isNeededKey}
            onChange={(isPrimaryKey) => onChange({ isPrimaryKey })}
          />
        )}
        <span className="ml-auto flex items-center">
          {!props.isReadOnly && (
            <>
              {onTarget && !disabled && (
                <IconButton
                  size="sm"
                  label={t(isTarget ? 'field.stopPicking' : 'field.pick', { name })}
                  icon={<Crosshair aria-hidden />}
                  aria-pressed={isTarget}
                  onClick={() => onTarget(!isTarget)}
                  className={isTarget ? 'bg-accent-soft text-accent' : undefined}
                />
              )}
              <IconButton
                size="sm"
                label={t('field.up', { name })}
                icon={<ArrowUp aria-hidden />}
                onClick={() => onMove(-1)}
              />
              <IconButton
                size="sm"
                label={t('field.down', { name })}
                icon={<ArrowDown aria-hidden />}
                onClick={() => onMove(1)}
              />
              <IconButton
                size="sm"
                label={t('field.remove', { name })}
                icon={<Trash2 aria-hidden />}
                disabledReason={isLocked ? t('inUse') : isNeededKey && t('field.keyNeeded')}
                onClick={onRemove}
              />
            </>
          )}
        </span>
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
      {evidence && <FoundLine evidence={evidence} field={field} />}
    </li>
  )
}
