'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { ColorDot } from '@/app/_ui/color'
import { Combobox } from '@/app/_ui/combobox'
import { Field } from '@/app/_ui/field'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { useEditor } from '../_editor/editor-context'
import { readSendData, type Source } from '../_editor/node-config'
import { SendDataPreview } from './send-data-preview'
import { SendDataValue } from './send-data-value'
import type { SettingsProps } from './settings-props'

const linkClass = 'self-start text-13 text-accent hover:underline'

/** What is sent, and where the value of each of its fields comes from; beneath, what would be sent for the sample event. */
export function SendDataSettings({ config, onChange, isReadOnly, node, sample }: SettingsProps) {
  const t = useTranslations('workflows')
  const { storeId } = useStore()
  const { palette } = useEditor()
  const { eventTypeId, values } = readSendData(config)
  const chosen = palette.sendTypes.find(({ id }) => id === eventTypeId)
  const set = (field: string, source: Source | undefined) => {
    const others = [...values].filter(([id]) => id !== field)
    onChange({ eventTypeId, values: Object.fromEntries(source ? [...others, [field, source]] : others) })
  }
  // Ids that another send event has as well keep their values.
  const choose = (id: string) => {
    const fields = palette.sendTypes.find((type) => type.id === id)?.fields ?? []
    const kept = [...values].filter(([field]) => fields.some((one) => one.id === field))
    onChange({ eventTypeId: id, values: Object.fromEntries(kept) })
  }
  if (palette.sendTypes.length === 0)
    return (
      <>
        <p className="text-13 text-ink-2">{t('noSendTypes')}</p>
        <Link href={paths.integrations(storeId)} className={linkClass}>
          {t('toIntegrations')}
        </Link>
      </>
    )
  const fields = chosen?.fields.toSorted((a, b) => Number(b.required) - Number(a.required)) ?? []
  return (
    <>
      <Field label={t('sendType')} hint={t('sendTypeHint')}>
        <Combobox
          label={t('sendType')}
          options={palette.sendTypes.map(({ id, name, integration }) => ({
            value: id,
            label: `${integration.name} · ${name}`,
            icon: <ColorDot color={integration.color} />,
          }))}
          value={chosen?.id ?? null}
          onChange={choose}
          placeholder={t('chooseSendType')}
          disabled={isReadOnly}
        />
      </Field>
      {chosen && (
        <Link href={paths.sendEventType(storeId, chosen.integration.id, chosen.id)} className={linkClass}>
          {t('openSendType')}
        </Link>
      )}
      {fields.length > 0 && (
        <section aria-label={t('sendValues')} className="card divide-y">
          {fields.map((field) => (
            <SendDataValue
              key={field.id}
              {...{ field, node, sample, isReadOnly }}
              value={values.get(field.id)}
              onChange={(source) => set(field.id, source)}
            />
          ))}
        </section>
      )}
      {chosen && <SendDataPreview sample={sample} />}
    </>
  )
}
