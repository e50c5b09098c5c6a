import { and, eq, inArray } from 'drizzle-orm'
import { type Tx, workflows, workflowVersions } from '@/db'
import type { RunnableVersion } from './advance'

/** Versions that executions stay on, whether or not they are active still; those of a workflow that is gone are left out. */
export async function versionsById(
  tx: Tx,
  storeId: string,
  ids: readonly string[],
): Promise<Map<string, RunnableVersion>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .select({
      ...{
        versionId: workflowVersions.id,
        workflowId: workflowVersions.workflowId,
        document: workflowVersions.document,
      },
      ...{ workflowName: workflows.name, priority: workflows.priority },
    })
    .from(workflowVersions)
    .innerJoin(
      workflows,
      and(eq(workflows.storeId, workflowVersions.storeId), eq(workflows.id, workflowVersions.workflowId)),
    )
    .where(and(eq(workflowVersions.storeId, storeId), inArray(workflowVersions.id, [...ids])))
  return new Map(rows.map((row) => [row.versionId, row]))
}
