'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import { Input } from '@/app/_ui/input'
import { slugOfName } from '@/server/fields/field-id'
import { newKey, type OptionDraft } from './draft'

type OptionsEditorProps = {
  options: OptionDraft[]
  name: string
  isReadOnly: boolean
  onChange: (options: OptionDraft[]) => void
}

/** What may be chosen: a label for people and the id that is sent, which follows the label until another is typed. */
export function OptionsEditor({ options, name, isReadOnly, onChange }: OptionsEditorProps) {
  const t = useTranslations('event-types')
  const change = (key: string, next: Partial<OptionDraft>) =>
    onChange(options.map((option) => (option.key === key ? { ...option, ...next } : option)))
  return (
    <fieldset className="flex flex-col gap-1.5 pl-4" aria-label={`${t('field.options')}: ${name}`}>
      {options.map((option, n) => (
        <div key={option.key} className="flex items-center gap-2">
          <Input
            controlSize="sm"
            className="w-44"
            aria-label={t('field.optionLabel', { n: n + 1 })}
            value={option.label}
            disabled={isReadOnly}
            onChange={(event) => change(option.key, { label: event.target.value })}
          />
          <Input
            controlSize="sm"
            mono
            className="w-36"
            aria-label={t('field.optionId', { n: n + 1 })}
            value={option.id || (option.label ? slugOfName(option.label) : '')}
            disabled={isReadOnly}
            onChange={(event) => change(option.key, { id: event.target.value })}
          />
          {!isReadOnly && (
            <IconButton
              size="sm"
              label={t('field.removeOption', { n: n + 1 })}
              icon={<X aria-hidden />}
              onClick={() => onChange(options.filter(({ key }) => key !== option.key))}
            />
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div>
          <Button
            size="sm"
            variant="quiet"
            icon={<Plus aria-hidden />}
            onClick={() => onChange([...options, { key: newKey(), id: '', label: '' }])}
          >
            {t('field.addOption')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
