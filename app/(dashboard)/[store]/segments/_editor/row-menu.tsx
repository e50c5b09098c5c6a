'use client'
import { Copy, Ellipsis, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { IconButton } from '@/app/_ui/icon-button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import { useEditor } from './editor-context'

/** What can be done with a whole line; nothing for who only looks. */
export function RowMenu({ itemKey, groupKey, label }: { itemKey: string; groupKey: string; label: string }) {
  const t = useTranslations('segments')
  const { isReadOnly, duplicate, remove } = useEditor()
  if (isReadOnly) return null
  return (
    <Menu trigger={<IconButton size="sm" label={label} icon={<Ellipsis aria-hidden />} />}>
      <MenuItem icon={<Copy aria-hidden />} onSelect={() => duplicate(itemKey)}>
        {t('duplicate')}
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={() => remove(itemKey, groupKey)}>
        {t('remove')}
      </MenuItem>
    </Menu>
  )
}
