'use client'
import { useTranslations } from 'next-intl'
import { Combobox } from '@/app/_ui/combobox'
import { Field } from '@/app/_ui/field'
import { useEditor } from '../_editor/editor-context'
import { readSegmentId } from '../_editor/node-config'
import type { SettingsProps } from './settings-props'

/** Which segment is asked about, listened to, or changed: only static ones are changed by hand. */
export function SegmentSettings({ config, onChange, isReadOnly, node }: SettingsProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const isChanged = node.type === 'add-to-segment' || node.type === 'remove-from-segment'
  const hint = isChanged ? 'segmentStaticHint' : node.type === 'in-segment' ? 'segmentHint' : 'segmentMoveHint'
  return (
    <Field label={t('segment')} hint={t(hint)}>
      <Combobox
        label={t('segment')}
        options={palette.segments.map(({ id, name, type }) => ({
          value: id,
          label: name,
          description: t(`segmentType.${type}`),
          ...(isChanged && type !== 'static' && { disabledReason: t('segmentIsDynamic') }),
        }))}
        value={readSegmentId(config) ?? null}
        onChange={(segmentId) => onChange({ segmentId })}
        placeholder={t('chooseSegment')}
        disabled={isReadOnly}
      />
    </Field>
  )
}
