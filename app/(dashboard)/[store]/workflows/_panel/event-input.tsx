'use client'
import { useTranslations } from 'next-intl'
import { ColorDot } from '@/app/_ui/color'
import { Select } from '@/app/_ui/select'
import { useEditor } from '../_editor/editor-context'

type EventInputProps = { value: string | undefined; onChange: (eventTypeId: string) => void; isReadOnly: boolean }

/** One of the store's events, those of an integration together and in its colour. */
export function EventInput({ value, onChange, isReadOnly }: EventInputProps) {
  const t = useTranslations('workflows')
  const { palette } = useEditor()
  const ofIntegrations = palette.triggers.flatMap(({ integration, ...event }) =>
    integration ? { ...event, integration } : [],
  )
  const together = ofIntegrations.toSorted((a, b) => a.integration.name.localeCompare(b.integration.name))
  return (
    <Select
      options={together.map(({ eventTypeId, integration, eventTypeName }) => ({
        value: eventTypeId,
        label: `${integration.name} · ${eventTypeName}`,
        icon: <ColorDot color={integration.color} />,
      }))}
      value={value}
      onChange={onChange}
      placeholder={t('chooseEvent')}
      disabled={isReadOnly}
    />
  )
}
