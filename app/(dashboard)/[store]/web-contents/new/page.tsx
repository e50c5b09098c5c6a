import { getTranslations } from 'next-intl/server'
import { WebContentEditor } from '../_editor/web-content-editor'

export async function generateMetadata() {
  const t = await getTranslations('web-contents')
  return { title: t('newTitle') }
}

export default function NewWebContentPage() {
  return <WebContentEditor content={null} />
}
