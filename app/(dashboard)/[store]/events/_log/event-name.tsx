'use client'
import { useTranslations } from 'next-intl'
import { ColorDot } from '@/app/_ui/color'
import type { ReceptionLine } from '@/server/events/list-receptions'
import { useTypeName } from '../_parts/use-type-name'

type Named = Pick<ReceptionLine, 'integrationName' | 'integrationColor' | 'eventTypeId' | 'eventTypeName' | 'alias'>

/** "● ERP · Order shipped"; the alias alone where nothing is known by it. */
export function EventName({ integrationName, integrationColor, eventTypeId, eventTypeName, alias }: Named) {
  const t = useTranslations('events')
  const typeName = useTypeName()
  const name = typeName({ id: eventTypeId, name: eventTypeName }) ?? alias ?? t('unknownEvent')
  const text = integrationName ? `${integrationName} · ${name}` : name
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-2" title={text}>
      <ColorDot color={integrationColor ?? 'var(--control)'} className="size-2" />
      <bdi className="truncate">{text}</bdi>
    </span>
  )
}
