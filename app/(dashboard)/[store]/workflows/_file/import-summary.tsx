'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { Chip } from '@/app/_ui/chip'
import { ErrorState } from '@/app/_ui/error-state'
import { Loading } from '@/app/_ui/skeleton'
import { useStore } from '@/app/_ui/store-context'
import type { WorkflowFile } from '@/server/workflows/file-schema'

/** What a file would make here: its nodes, what it needs and as what that is known here, and the problems that remain. */
export function ImportSummary({ file }: { file: WorkflowFile }) {
  const t = useTranslations('workflows')
  const trpc = useTRPC()
  const { storeId } = useStore()
  const preview = useQuery(trpc.workflows.previewImport.queryOptions({ storeId, file }))
  if (preview.isError)
    return <ErrorState title={t('import.unreadable')} error={preview.error} onRetry={() => preview.refetch()} />
  if (!preview.data) return <Loading className="h-24" />
  const { name, nodes, notes, matches, problems } = preview.data
  return (
    <>
      <p className="text-13">
        <bdi className="block font-semibold text-14">{name}</bdi>
        <span className="text-ink-2">{t('import.makes', { n: nodes, notes })}</span>
      </p>
      <section>
        <h3 className="mb-1.5 font-medium text-12 text-ink-2">{t('import.needs')}</h3>
        {matches.length === 0 && <p className="text-13 text-ink-3">{t('import.needsNothing')}</p>}
        <ul className="flex flex-col">
          {matches.map(({ kind, name: needed, found }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of a kind may have one name, and the list never moves
            <li key={n} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b py-2 text-13 last:border-b-0">
              <span className="min-w-0 flex-1">
                <bdi className="font-medium">{needed}</bdi>
                <span className="block text-12 text-ink-3">{t(`import.kind.${kind}`)}</span>
              </span>
              {found ? (
                <Chip tone="ok">{t(`import.found.${found.by}`, { name: found.name })}</Chip>
              ) : (
                <Chip tone="warn">{t('import.missing')}</Chip>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="text-13">
        <p className={problems.length > 0 ? 'text-warn' : 'text-ok'}>
          {problems.length > 0 ? t('import.problems', { n: problems.length }) : t('import.noProblems')}
        </p>
        <ul className="mt-1 list-disc pl-5 text-ink-2">
          {problems.map(({ node, reason }) => (
            <li key={`${node} ${reason}`}>{reason}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
