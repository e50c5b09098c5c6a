import { getTranslations } from 'next-intl/server'
import { WorkflowsScreen } from './_list/workflows-screen'

export async function generateMetadata() {
  const t = await getTranslations('workflows')
  return { title: t('title') }
}

export default function WorkflowsPage() {
  return <WorkflowsScreen />
}
