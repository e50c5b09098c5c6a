import { and, asc, eq, gt, inArray, isNull, lte, or } from 'drizzle-orm'
import { LRUCache } from 'lru-cache'
import { type Tx, workflowActivations, workflows, workflowVersions } from '@/db'
import { perProcess } from '@/server/per-process'
import type { RunnableVersion } from './advance'
import type { VersionDocument } from './compile-version'

/** What was active at a revision never changes afterwards; only the revisions to come are open. */
const lists = () => perProcess('active-versions', () => new LRUCache<string, RunnableVersion[]>({ max: 5000 }))
/** One object per version, so that its graph is compiled once, whatever else the store changes. */
const documents = () => perProcess('version-documents', () => new LRUCache<string, VersionDocument>({ max: 5000 }))

/**
 * The versions that an event accepted under this revision of the store starts, in the order in which they run: the
 * lowest priority first. From this process' memory after the first call.
 */
export async function activeVersions(tx: Tx, storeId: string, revision: number): Promise<RunnableVersion[]> {
  const key = `${storeId} ${revision}`
  const known = lists().get(key)
  if (known) return known
  const { fromRevision, toRevision, versionId, workflowId } = workflowActivations
  const rows = await tx
    .select({ workflowId, versionId, workflowName: workflows.name, priority: workflows.priority })
    .from(workflowActivations)
    .innerJoin(workflows, and(eq(workflows.storeId, workflowActivations.storeId), eq(workflows.id, workflowId)))
    .where(
      and(
        eq(workflowActivations.storeId, storeId),
        lte(fromRevision, revision),
        or(isNull(toRevision), gt(toRevision, revision)),
      ),
    )
    .orderBy(asc(workflows.priority), asc(workflows.id))
  await loadDocuments(
    tx,
    storeId,
    rows.map((row) => row.versionId),
  )
  const versions = rows.flatMap((row) => {
    const document = documents().get(`${storeId} ${row.versionId}`)
    return document ? [{ ...row, document }] : []
  })
  if (versions.length === rows.length) lists().set(key, versions)
  return versions
}

async function loadDocuments(tx: Tx, storeId: string, ids: readonly string[]): Promise<void> {
  const missing = ids.filter((id) => !documents().has(`${storeId} ${id}`))
  if (missing.length === 0) return
  const rows = await tx
    .select({ id: workflowVersions.id, document: workflowVersions.document })
    .from(workflowVersions)
    .where(and(eq(workflowVersions.storeId, storeId), inArray(workflowVersions.id, missing)))
  for (const { id, document } of rows) documents().set(`${storeId} ${id}`, document)
}
