import { getTranslations } from 'next-intl/server'
import { IntegrationScreen } from './_screen/integration-screen'

export async function generateMetadata() {
  const t = await getTranslations('integrations')
  return { title: t('pageTitle') }
}

export default async function IntegrationPage({ params }: { params: Promise<{ integration: string }> }) {
  const { integration } = await params
  return <IntegrationScreen integrationId={integration} />
}
