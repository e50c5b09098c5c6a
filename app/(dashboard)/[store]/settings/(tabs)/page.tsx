import { getTranslations } from 'next-intl/server'
import { StoreTab } from '../_store/store-tab'

export async function generateMetadata() {
  const t = await getTranslations('settings')
  return { title: t('title') }
}

export default function StorePage() {
  return <StoreTab />
}
