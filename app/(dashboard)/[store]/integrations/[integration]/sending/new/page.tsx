import { getTranslations } from 'next-intl/server'
import { SendEditor } from '../_editor/send-editor'

export async function generateMetadata() {
  const t = await getTranslations('sending')
  return { title: t('create') }
}

export default async function NewSendEventPage({ params }: { params: Promise<{ integration: string }> }) {
  const { integration } = await params
  return <SendEditor integrationId={integration} />
}
