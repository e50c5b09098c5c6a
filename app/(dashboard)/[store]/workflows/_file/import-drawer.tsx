'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ChangeEvent, useState } from 'react'
import { useTRPC } from '@/app/_trpc/client'
import { Button } from '@/app/_ui/button'
import { Drawer } from '@/app/_ui/drawer'
import { Field } from '@/app/_ui/field'
import { Input } from '@/app/_ui/input'
import { paths } from '@/app/_ui/paths'
import { useStore } from '@/app/_ui/store-context'
import { FILE_CHARS_MAX } from '@/server/workflows/file-schema'
import { ImportSummary } from './import-summary'
import { type Read, readWorkflowText } from './read-workflow-text'

/** A workflow out of a file: what it would make is shown first, then it is made as a draft and opened. */
export function ImportDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const router = useRouter()
  const queryClient = useQueryClient()
  const { storeId, can } = useStore()
  const [read, setRead] = useState<Read | null>(null)
  const create = useMutation(
    trpc.workflows.import.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries(trpc.workflows.list.queryFilter())
        router.push(paths.workflow(storeId, id))
      },
    }),
  )
  const onFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    if (!chosen) return setRead(null)
    // By its size first: what is too large is not even read.
    setRead(chosen.size > FILE_CHARS_MAX ? { reason: 'tooLarge' } : readWorkflowText(await chosen.text()))
  }
  const file = read && 'file' in read ? read.file : undefined
  return (
    <Drawer
      title={t('import.title')}
      onClose={onClose}
      width={520}
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            variant="primary"
            pending={create.isPending}
            disabledReason={!can('editor') ? t('needsEditor') : !file && t('import.choose')}
            onClick={() => file && create.mutate({ storeId, file })}
          >
            {t('import.create')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field
          label={t('import.file')}
          hint={t('import.hint')}
          error={read && 'reason' in read && t(`import.${read.reason}`)}
        >
          <Input
            type="file"
            accept=".json,application/json"
            onChange={(event: ChangeEvent<HTMLInputElement>) => void onFile(event)}
            className="h-auto py-1.5 file:mr-3 file:rounded-chip file:border-0 file:bg-sunken file:px-2 file:py-0.5 file:font-medium file:text-12 file:text-ink"
          />
        </Field>
        {file && <ImportSummary file={file} />}
      </div>
    </Drawer>
  )
}
