'use client'
import { useTranslations } from 'next-intl'
import { Select } from '@/app/_ui/select'
import type { Match } from './draft'
import { useEditor } from './editor-context'

/** All of them, or any. */
export function MatchPicker({ value, onChange }: { value: Match; onChange: (match: Match) => void }) {
  const t = useTranslations('segments')
  const { isReadOnly } = useEditor()
  return (
    <Select
      {...{ inline: true, size: 'sm', disabled: isReadOnly, label: t('label.match') }}
      options={[
        { value: 'all', label: t('all') },
        { value: 'any', label: t('any') },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
