'use client'
import { Funnel, Hand, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'

/** The two kinds: by conditions, or by hand. */
export function CreateSegmentMenu({ onStatic }: { onStatic: () => void }) {
  const t = useTranslations('segments')
  const router = useRouter()
  const { storeId, can } = useStore()
  const icon = <Plus aria-hidden />
  if (!can('editor'))
    return (
      <Button variant="primary" icon={icon} disabledReason={t('needsEditor')}>
        {t('create')}
      </Button>
    )
  return (
    <Menu
      trigger={
        <Button variant="primary" icon={icon}>
          {t('create')}
        </Button>
      }
      className="w-72"
    >
      <MenuItem icon={<Funnel aria-hidden />} onSelect={() => router.push(paths.newSegment(storeId))}>
        <span className="font-medium">{t('type', { type: 'dynamic-plus' })}</span>
        <span className="text-12 text-ink-3">{t('dynamicHint')}</span>
      </MenuItem>
      <MenuItem icon={<Hand aria-hidden />} onSelect={onStatic}>
        <span className="font-medium">{t('type', { type: 'static' })}</span>
        <span className="text-12 text-ink-3">{t('staticHint')}</span>
      </MenuItem>
    </Menu>
  )
}
