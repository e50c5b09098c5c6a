import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventEditor } from '../_editor/event-editor'

export async function generateMetadata() {
  const t = await getTranslations('event-types')
  return { title: t('create') }
}

type NewEventPageProps = {
  params: Promise<{ integration: string }>
  searchParams: Promise<{ context?: string | string[] }>
}

export default async function NewEventPage({ params, searchParams }: NewEventPageProps) {
  const { integration } = await params
  const { context } = await searchParams
  if (context !== 'api' && context !== 'webhook' && context !== 'web') notFound()
  return <EventEditor integrationId={integration} context={context} />
}
