'use client'
import { useTranslations } from 'next-intl'
import { ColorDot } from '@/app/_ui/color'
import { Combobox } from '@/app/_ui/combobox'
import { CountPicker } from './count-picker'
import type { EventDraft } from './draft'
import { useEditor } from './editor-context'
import { WhereList } from './where-list'
import { WindowPicker } from './window-picker'

/** "received ERP · Order shipped at least 2 times in the last 30 days where Total > 50". */
export function EventCondition({ item }: { item: EventDraft }) {
  const t = useTranslations('segments')
  const { options, isReadOnly, change } = useEditor()
  const type = options.eventTypes.find(({ id }) => id === item.eventTypeId)
  return (
    <>
      <span>{t('received')}</span>
      <Combobox
        {...{ inline: true, size: 'sm', disabled: isReadOnly, label: t('label.event'), placeholder: t('label.event') }}
        options={options.eventTypes.map(({ id, name, integrationName, color }) => ({
          ...{ value: id, label: integrationName ? `${integrationName} · ${name}` : name },
          icon: <ColorDot color={color ?? 'var(--control)'} />,
        }))}
        value={item.eventTypeId}
        // Conditions on another event's fields would mean nothing for this one.
        onChange={(id) => id !== item.eventTypeId && change({ ...item, eventTypeId: id, where: [] })}
      />
      {type && (
        <>
          <CountPicker value={item.count} onChange={(count) => change({ ...item, count })} />
          <WindowPicker value={item.window} onChange={(window) => change({ ...item, window })} />
          <WhereList fields={type.fields} where={item.where} onChange={(where) => change({ ...item, where })} />
        </>
      )}
    </>
  )
}
