import { getTranslations } from 'next-intl/server'
import { SegmentScreen } from '../_segment/segment-screen'

export async function generateMetadata() {
  const t = await getTranslations('segments')
  return { title: t('title') }
}

type SegmentPageProps = { params: Promise<{ segment: string }> }

export default async function SegmentPage({ params }: SegmentPageProps) {
  const { segment } = await params
  return <SegmentScreen key={segment} segmentId={segment} />
}
