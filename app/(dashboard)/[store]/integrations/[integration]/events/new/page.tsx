import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { endpointUrl } from '@/server/event-types/endpoint-url'
import { EventEditor } from '../_editor/event-editor'

export async function generateMetadata() {
  const t = await getTranslations('event-types')
  return { title: t('create') }
}

type NewEventPageProps = {
  params: Promise<{ store: string; integration: string }>
  searchParams: Promise<{ context?: string | string[] }>
}

export default async function NewEventPage({ params, searchParams }: NewEventPageProps) {
  const { store, integration } = await params
  const { context } = await searchParams
  if (context !== 'api' && context !== 'webhook' && context !== 'web') notFound()
  const urlTemplate = endpointUrl({ storeId: store, receiveType: context, alias: '{alias}' })
  return <EventEditor integrationId={integration} context={context} urlTemplate={urlTemplate} />
}
