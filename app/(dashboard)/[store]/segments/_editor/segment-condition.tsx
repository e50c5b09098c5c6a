'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import { Select } from '@/app/_ui/select'
import type { SegmentDraft } from './draft'
import { useEditor } from './editor-context'

/** "is in VIP by hand". */
export function SegmentCondition({ item }: { item: SegmentDraft }) {
  const t = useTranslations('segments')
  const { options, isReadOnly, ownId, change } = useEditor()
  return (
    <>
      <Select
        {...{ inline: true, size: 'sm', disabled: isReadOnly, label: t('label.isIn') }}
        options={[
          { value: 'in', label: t('isIn') },
          { value: 'not-in', label: t('isNotIn') },
        ]}
        value={item.is}
        onChange={(is) => change({ ...item, is })}
      />
      <Combobox
        {...{ inline: true, size: 'sm', disabled: isReadOnly }}
        {...{ label: t('label.segment'), placeholder: t('label.segment') }}
        options={options.segments
          .filter(({ id }) => id !== ownId)
          .map(({ id, name, type }) => ({ value: id, label: name, description: t('type', { type }) }))}
        value={item.segmentId}
        onChange={(segmentId) => change({ ...item, segmentId })}
      />
    </>
  )
}
