import { getTranslations } from 'next-intl/server'
import { WebContentsScreen } from './_list/web-contents-screen'

export async function generateMetadata() {
  const t = await getTranslations('web-contents')
  return { title: t('title') }
}

export default function WebContentsPage() {
  return <WebContentsScreen />
}
