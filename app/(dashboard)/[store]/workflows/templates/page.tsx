import { getTranslations } from 'next-intl/server'
import { TemplatesScreen } from '../_templates/templates-screen'

export async function generateMetadata() {
  const t = await getTranslations('workflows')
  return { title: t('template.title') }
}

export default function TemplatesPage() {
  return <TemplatesScreen />
}
