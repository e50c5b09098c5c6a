'use client'
import { Activity, Filter, Group, IdCard, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/app/_ui/button'
import { Menu, MenuItem } from '@/app/_ui/menu'
import type { GroupDraft } from './draft'
import { useEditor } from './editor-context'
import { useFocus } from './use-focus'

const ITEMS_MAX = 50
const DEPTH_MAX = 4

/** The end of a group: what can be added to it. */
export function AddCondition({ group, depth, label }: { group: GroupDraft; depth: number; label: string }) {
  const t = useTranslations('segments')
  const { options, isReadOnly, ownId, add } = useEditor()
  const place = useFocus<HTMLDivElement>(group.key)
  if (isReadOnly) return null
  if (group.items.length >= ITEMS_MAX) return <p className="text-12 text-ink-3">{t('add.full', { n: ITEMS_MAX })}</p>
  const hasSegments = options.segments.some(({ id }) => id !== ownId)
  return (
    <div ref={place} className="-ml-2">
      <Menu
        align="start"
        trigger={
          <Button variant="quiet" size="sm" icon={<Plus aria-hidden />}>
            {label}
          </Button>
        }
      >
        <MenuItem icon={<IdCard aria-hidden />} onSelect={() => add(group.key, 'contact-field')}>
          {t('add.field')}
        </MenuItem>
        <MenuItem
          icon={<Activity aria-hidden />}
          disabledReason={options.eventTypes.length === 0 && t('add.noEvents')}
          onSelect={() => add(group.key, 'event')}
        >
          {t('add.event')}
        </MenuItem>
        <MenuItem
          icon={<Filter aria-hidden />}
          disabledReason={!hasSegments && t('add.noSegments')}
          onSelect={() => add(group.key, 'in-segment')}
        >
          {t('add.segment')}
        </MenuItem>
        {depth < DEPTH_MAX && (
          <MenuItem icon={<Group aria-hidden />} onSelect={() => add(group.key, 'group')}>
            {t('add.group')}
          </MenuItem>
        )}
      </Menu>
    </div>
  )
}
