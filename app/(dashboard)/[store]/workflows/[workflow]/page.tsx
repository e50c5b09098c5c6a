import { getTranslations } from 'next-intl/server'
import { WorkflowScreen } from '../_editor/workflow-screen'

export async function generateMetadata() {
  const t = await getTranslations('workflows')
  return { title: t('workflow') }
}

export default async function WorkflowPage({ params }: { params: Promise<{ workflow: string }> }) {
  const { workflow } = await params
  return <WorkflowScreen id={workflow} />
}
