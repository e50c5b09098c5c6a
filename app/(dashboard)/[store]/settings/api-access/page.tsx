import { getTranslations } from 'next-intl/server'
import { ApiAccessScreen } from './_keys/api-access-screen'

export async function generateMetadata() {
  const t = await getTranslations('api-access')
  return { title: t('title') }
}

export default function ApiAccessPage() {
  return <ApiAccessScreen />
}
