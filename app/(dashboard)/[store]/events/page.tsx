import { getTranslations } from 'next-intl/server'
import { EventsScreen } from './_log/events-screen'

export async function generateMetadata() {
  const t = await getTranslations('events')
  return { title: t('title') }
}

export default function EventsPage() {
  return <EventsScreen />
}
