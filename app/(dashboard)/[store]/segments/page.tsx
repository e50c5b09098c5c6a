import { getTranslations } from 'next-intl/server'
import { SegmentsScreen } from './_list/segments-screen'

export async function generateMetadata() {
  const t = await getTranslations('segments')
  return { title: t('title') }
}

export default function SegmentsPage() {
  return <SegmentsScreen />
}
