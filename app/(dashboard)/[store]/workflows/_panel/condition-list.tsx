'use client'
import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import type { PaletteField } from '@/server/workflows/palette'
import { useEditor } from '../_editor/editor-context'
import type { Where } from '../_editor/node-config'
import { ConditionInput } from './condition-input'

type ConditionListProps = {
  fields: readonly PaletteField[]
  value: readonly Where[]
  onChange: (value: Where[]) => void
  isReadOnly: boolean
  /** What a new condition begins with. */
  first?: Where | undefined
}

/** Which events count: those for which all of these conditions hold. */
export function ConditionList({ fields, value, onChange, isReadOnly, first }: ConditionListProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-12 text-ink-2">{t('filter')}</legend>
      {value.length === 0 && <p className="text-13 text-ink-3">{t('noFilter')}</p>}
      {value.map((where, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: conditions of a filter have no other name than their place
        <div key={n} className="flex items-start gap-2">
          <ConditionInput
            fields={fields}
            operators={palette.operators}
            value={where}
            isReadOnly={isReadOnly}
            onChange={(next) => onChange(value.map((other, at) => (at === n ? next : other)))}
          />
          {!isReadOnly && (
            <IconButton
              size="sm"
              label={t('removeCondition')}
              icon={<Trash2 aria-hidden />}
              onClick={() => onChange(value.filter((_, at) => at !== n))}
            />
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div>
          <Button
            size="sm"
            icon={<Plus aria-hidden />}
            onClick={() => onChange([...value, first ?? { field: fields[0]?.id ?? '', operator: 'has-value' }])}
          >
            {t('addCondition')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
