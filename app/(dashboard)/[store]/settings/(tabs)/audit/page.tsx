import { getTranslations } from 'next-intl/server'
import { AuditTab } from '../../_audit/audit-tab'

export async function generateMetadata() {
  const t = await getTranslations('settings')
  return { title: t('tab.audit') }
}

export default function AuditPage() {
  return <AuditTab />
}
