'use client'
import { useTranslations } from 'next-intl'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { Select } from '@/app/_ui/select'
import type { WorkflowNode } from '@/server/workflows/schema'
import { type EntryConfig, entryConfigOf, readEntry } from '../_editor/entry-config'
import { readCount } from './read-count'

type EntrySettingsProps = {
  config: WorkflowNode['config']
  onChange: (config: WorkflowNode['config']) => void
  isReadOnly: boolean
}

/** How often a trigger lets in: every time, once, or so often per contact; and so often in all. Of all triggers alike. */
export function EntrySettings({ config, onChange, isReadOnly }: EntrySettingsProps) {
  const t = useTranslations('workflows')
  const entry = readEntry(config)
  const set = (next: Partial<EntryConfig>) => onChange({ ...config, ...entryConfigOf({ ...entry, ...next }) })
  return (
    <>
      <Field label={t('entry')} hint={t(`entryHint.${entry.mode}`)}>
        <Select
          options={(['every', 'once', 'limited'] as const).map((value) => ({ value, label: t(`entryOf.${value}`) }))}
          value={entry.mode}
          onChange={(mode) => set({ mode, perContact: entry.perContact ?? 3 })}
          disabled={isReadOnly}
        />
      </Field>
      {entry.mode === 'limited' && (
        <Field label={t('perContact')}>
          <Input
            type="number"
            min={1}
            value={entry.perContact ?? ''}
            onValueChange={(text) => set({ perContact: readCount(text) })}
            disabled={isReadOnly}
            className="w-28"
          />
        </Field>
      )}
      <Field label={t('inAll')} hint={t('inAllHint')}>
        <Input
          type="number"
          min={1}
          value={entry.total ?? ''}
          onValueChange={(text) => set({ total: readCount(text) ?? undefined })}
          disabled={isReadOnly}
          className="w-28"
        />
      </Field>
    </>
  )
}
