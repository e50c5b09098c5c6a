import { getTranslations } from 'next-intl/server'
import { IntegrationsScreen } from './_list/integrations-screen'

export async function generateMetadata() {
  const t = await getTranslations('integrations')
  return { title: t('pageTitle') }
}

export default function IntegrationsPage() {
  return <IntegrationsScreen />
}
