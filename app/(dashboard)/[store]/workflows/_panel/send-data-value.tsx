'use client'
import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Chip } from '@/app/_ui/chip'
import { IconButton } from '@/app/_ui/icon-button'
import type { PaletteSendType } from '@/server/workflows/palette'
import type { WorkflowNode } from '@/server/workflows/schema'
import type { Source } from '../_editor/node-config'
import { SourceInput } from './source-input'
import type { Sample } from './use-sample'

type SendDataValueProps = {
  field: PaletteSendType['fields'][number]
  node: WorkflowNode
  sample: Sample
  isReadOnly: boolean
  value: Source | undefined
  /** Undefined: the field is not sent. */
  onChange: (source: Source | undefined) => void
}

/** Where the value of one field comes from; one that need not be sent can be left out. */
export function SendDataValue({ field, node, sample, isReadOnly, value, onChange }: SendDataValueProps) {
  const t = useTranslations('workflows')
  const typeName = useTranslations('contacts.type')
  return (
    <fieldset className="flex flex-col gap-1.5 px-3 py-2.5" aria-label={field.name}>
      <div className="flex min-h-6.5 flex-wrap items-center gap-2 text-13">
        <bdi className="min-w-0 break-words font-medium">{field.name}</bdi>
        <span className="text-12 text-ink-3">{typeName(field.type)}</span>
        {field.required && <Chip>{t('required')}</Chip>}
        {!field.required && !value && <span className="ml-auto text-12 text-ink-3">{t('notSent')}</span>}
        {!isReadOnly && value && (
          <span className="ml-auto">
            <IconButton
              size="sm"
              label={t('leaveOut', { field: field.name })}
              icon={<X aria-hidden />}
              onClick={() => onChange(undefined)}
            />
          </span>
        )}
      </div>
      <SourceInput
        {...{ node, sample, value, onChange, isReadOnly }}
        target={field}
        label={t('valueOf', { field: field.name })}
      />
    </fieldset>
  )
}
