'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import { Select } from '@/app/_ui/select'
import type { PaletteField } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import type { Same } from '../_editor/awaited-config'
import { SourceInput } from './source-input'
import type { Sample } from './use-sample'

type SameListProps = {
  /** Of the awaited event. */
  fields: readonly PaletteField[]
  value: readonly Same[]
  onChange: (value: Same[]) => void
  isReadOnly: boolean
  node: WorkflowNode
  sample: Sample
}

/** "Order number is the same as Event: Order number": how the awaited event is told from others of its kind. */
export function SameList({ fields, value, onChange, isReadOnly, node, sample }: SameListProps) {
  const t = useTranslations('workflows')
  const setOne = (n: number, next: Same) => onChange(value.map((other, at) => (at === n ? next : other)))
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('awaited.same')}</legend>
      {value.length === 0 && <p className="text-13 text-ink-3">{t('awaited.noSame')}</p>}
      {value.map((same, n) => (
        <fieldset
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
          key={n}
          aria-label={t('awaited.sameRow', { n: n + 1 })}
          className="flex flex-wrap items-center gap-2"
        >
          <Select
            inline
            label={t('field')}
            options={fields.map(({ id, name }) => ({ value: id, label: name }))}
            value={same.field || null}
            onChange={(field) => setOne(n, { ...same, field })}
            placeholder={t('choose')}
            disabled={isReadOnly}
          />
          <span className="text-13 text-ink-2">{t('awaited.isSame')}</span>
          <div className="min-w-40 flex-1">
            <SourceInput
              node={node}
              sample={sample}
              value={same.source}
              onChange={(source) => setOne(n, { ...same, source })}
              isReadOnly={isReadOnly}
              target={fields.find(({ id }) => id === same.field)}
              isKnown
            />
          </div>
          {!isReadOnly && (
            <IconButton
              size="sm"
              label={t('awaited.removeSame', { n: n + 1 })}
              icon={<Trash2 aria-hidden />}
              onClick={() => onChange(value.filter((_, at) => at !== n))}
            />
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <div>
          <Button size="sm" icon={<Plus aria-hidden />} onClick={() => onChange([...value, { field: '' }])}>
            {t('awaited.addSame')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
