import { getTranslations } from 'next-intl/server'
import { SavedEvent } from '../_editor/saved-event'

export async function generateMetadata() {
  const t = await getTranslations('event-types')
  return { title: t('pageTitle') }
}

export default async function EventPage({ params }: { params: Promise<{ integration: string; event: string }> }) {
  const { integration, event } = await params
  return <SavedEvent integrationId={integration} id={event} />
}
