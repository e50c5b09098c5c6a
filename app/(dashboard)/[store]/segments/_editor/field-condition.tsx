'use client'
import { useTranslations } from 'next-intl'
import { useFieldName } from '../../contacts/_parts/use-field-name'
import { ComparisonParts } from './comparison-parts'
import type { FieldDraft } from './draft'
import { useEditor } from './editor-context'

/** "field Country is Spain". */
export function FieldCondition({ item }: { item: FieldDraft }) {
  const t = useTranslations('segments')
  const { options, change } = useEditor()
  const nameOf = useFieldName()
  return (
    <>
      <span>{t('field')}</span>
      <ComparisonParts
        fields={options.contactFields}
        nameOf={nameOf}
        value={item}
        onChange={(comparison) => change({ key: item.key, kind: item.kind, ...comparison })}
      />
    </>
  )
}
