import { getTranslations } from 'next-intl/server'
import { WebContentScreen } from '../_editor/web-content-screen'

export async function generateMetadata() {
  const t = await getTranslations('web-contents')
  return { title: t('title') }
}

type WebContentPageProps = { params: Promise<{ webContent: string }> }

export default async function WebContentPage({ params }: WebContentPageProps) {
  const { webContent } = await params
  return <WebContentScreen key={webContent} webContentId={webContent} />
}
