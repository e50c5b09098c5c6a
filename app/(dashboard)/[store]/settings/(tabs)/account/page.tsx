import { getTranslations } from 'next-intl/server'
import { AccountTab } from '../../_account/account-tab'

export async function generateMetadata() {
  const t = await getTranslations('settings')
  return { title: t('tab.account') }
}

export default function AccountPage() {
  return <AccountTab />
}
