import { getTranslations } from 'next-intl/server'
import { SavedSendEvent } from '../_editor/saved-send-event'

export async function generateMetadata() {
  const t = await getTranslations('sending')
  return { title: t('pageTitle') }
}

export default async function SendEventPage({ params }: { params: Promise<{ integration: string; event: string }> }) {
  const { integration, event } = await params
  return <SavedSendEvent integrationId={integration} id={event} />
}
