import { getTranslations } from 'next-intl/server'
import { NewSegmentScreen } from '../_segment/new-segment-screen'

export async function generateMetadata() {
  const t = await getTranslations('segments')
  return { title: t('newTitle') }
}

export default function NewSegmentPage() {
  return <NewSegmentScreen />
}
