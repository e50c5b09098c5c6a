'use client'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Checkbox } from '@/app/_ui/checkbox'
import { Popover } from '@/app/_ui/popover'
import type { FieldOfOptions } from '../_words/use-lookups'
import { useOperandText } from '../_words/use-operand-text'

type OptionListProps = {
  field: FieldOfOptions
  value: readonly string[]
  disabled: boolean
  onChange: (ids: string[]) => void
}

/** Several of the field's options. */
export function OptionList({ field, value, disabled, onChange }: OptionListProps) {
  const t = useTranslations('segments')
  const textOf = useOperandText()
  const label = value.length > 0 ? textOf(value, field) : t('choose')
  const trigger = (
    <Button
      size="sm"
      aria-label={t('label.options', { chosen: label })}
      className="max-w-80 bg-panel"
      disabledReason={disabled && t('needsEditor')}
    >
      <span className="truncate">{label}</span>
      <ChevronDown className="text-ink-3" aria-hidden />
    </Button>
  )
  if (disabled) return trigger
  return (
    <Popover trigger={trigger} title={t('label.anyOptions')}>
      <div className="flex max-h-70 flex-col gap-1 overflow-y-auto">
        {(field.options ?? []).map(({ id }) => (
          <Checkbox
            key={id}
            label={textOf(id, field)}
            checked={value.includes(id)}
            onChange={(checked) => onChange(checked ? [...value, id] : value.filter((each) => each !== id))}
          />
        ))}
      </div>
    </Popover>
  )
}
