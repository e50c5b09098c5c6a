import { getTranslations } from 'next-intl/server'
import { MembersTab } from '../../_members/members-tab'

export async function generateMetadata() {
  const t = await getTranslations('settings')
  return { title: t('tab.members') }
}

export default function MembersPage() {
  return <MembersTab />
}
