import { Building2, ClipboardList, Coins, RefreshCw, Store } from 'lucide-react'
import type { ReactNode } from 'react'
import type { TemplateName } from '@/server/workflows/templates/template-schema'

export const TEMPLATE_ICONS: Record<TemplateName, ReactNode> = {
  'erp-sync': <RefreshCw aria-hidden />,
  'b2b-flag': <Building2 aria-hidden />,
  'loyalty-points': <Coins aria-hidden />,
  'store-purchase': <Store aria-hidden />,
  'form-to-field': <ClipboardList aria-hidden />,
}
