'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Pencil } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { IconButton } from '@/app/_ui/icon-button'
import { Page, PageHeader } from '@/app/_ui/page'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { AddByEmail } from './add-by-email'
import { MembersTab } from './members-tab'
import { NameField } from './name-field'
import { SegmentMenu } from './segment-menu'
import { SegmentTabs, useSegmentTab } from './segment-tabs'
import type { SegmentWithUses } from './segment-with-uses'
import { UsageTab } from './usage-tab'

/** A static segment: who was put into it by hand or by a workflow. */
export function StaticSegment({ segment }: { segment: SegmentWithUses }) {
  const t = useTranslations('segments')
  const { storeId, can } = useStore()
  const [isNaming, setNaming] = useState(false)
  const tab = useSegmentTab('static')
  return (
    <Page>
      <PageHeader
        title={<bdi>{segment.name}</bdi>}
        crumbs={[{ label: t('title'), href: paths.segments(storeId) }, { label: t('type', { type: 'static' }) }]}
        aside={
          can('editor') && (
            <IconButton
              size="sm"
              label={t('rename')}
              icon={<Pencil aria-hidden />}
              onClick={() => setNaming(!isNaming)}
            />
          )
        }
        actions={<SegmentMenu segment={segment} />}
      />
      {isNaming && <Rename segment={segment} onDone={() => setNaming(false)} />}
      <SegmentTabs segment={segment} current={tab.current} onShow={tab.show} />
      {tab.current === 'usage' ? (
        <UsageTab usedBy={segment.usedBy} />
      ) : (
        <MembersTab segment={segment}>
          <AddByEmail segment={segment} />
        </MembersTab>
      )}
    </Page>
  )
}

function Rename({ segment, onDone }: { segment: SegmentWithUses; onDone: () => void }) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const [name, setName] = useState(segment.name)
  const update = useMutation(
    trpc.segments.update.mutationOptions({
      onSuccess: async () => {
        onDone()
        await queryClient.invalidateQueries(trpc.segments.pathFilter())
      },
    }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') update.mutate({ storeId, id: segment.id, name: name.trim() })
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-2 px-gutter">
      <NameField value={name} onChange={setName} autoFocus />
      <Button
        type="submit"
        className="mb-5"
        pending={update.isPending}
        disabledReason={name.trim() === '' && t('nameMissing')}
      >
        {t('save')}
      </Button>
      <Button variant="quiet" className="mb-5" onClick={onDone}>
        {t('cancel')}
      </Button>
    </form>
  )
}
