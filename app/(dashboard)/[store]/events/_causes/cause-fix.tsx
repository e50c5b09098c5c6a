'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { ButtonLink } from '@/app/_ui/button'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import type { ReceptionCause } from '@/server/events/reception-causes'
import { fieldAt } from './field-at'

/** Where the cause can be mended: the field in its event type's editor, or a new event type for an alias that nobody has. */
export function CauseFix({ cause }: { cause: ReceptionCause }) {
  const t = useTranslations('events')
  const trpc = useTRPC()
  const { storeId, can } = useStore()
  const types = useQuery(trpc.eventTypes.list.queryOptions({ storeId }))
  const integrations = useQuery(trpc.integrations.list.queryOptions({ storeId }))
  if (!can('editor')) return null
  const type = types.data?.results.find(({ id }) => id === cause.eventTypeId)
  if (!type) {
    if (cause.eventTypeId !== null || cause.alias === null || cause.reasonCode !== 'not-found') return null
    const [only, ...others] = integrations.data?.results ?? []
    const isClear = only !== undefined && others.length === 0
    const href = isClear ? paths.newEventType(storeId, only.id, cause.receiveContext) : paths.integrations(storeId)
    return (
      <ButtonLink size="sm" href={href}>
        {t('repair.createType')}
      </ButtonLink>
    )
  }
  if (cause.path === null) return null
  const field = fieldAt(cause.path, type)
  const name = field?.name ?? cause.path.slice(cause.path.lastIndexOf('/') + 1)
  return (
    <ButtonLink
      size="sm"
      className="max-w-44"
      href={paths.eventType(storeId, type.integrationId, type.id, field?.id)}
      title={t(field ? 'repair.editField' : 'repair.addField', { field: name })}
    >
      <bdi className="truncate">{t(field ? 'repair.editField' : 'repair.addField', { field: name })}</bdi>
    </ButtonLink>
  )
}
