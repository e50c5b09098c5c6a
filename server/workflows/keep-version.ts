import { isDeepStrictEqual } from 'node:util'
import { type Tx, workflowVersions } from '@/db'
import { newId } from '@/server/ids'
import type { VersionDocument } from './compile-version'
import { latestVersion } from './present-workflow'
import type { WorkflowRow } from './workflow-row'

/** The id of the last version where it does the same, else of a new one. Moving nodes about on the canvas makes none. */
export async function keepVersion(
  tx: Tx,
  { storeId, id: workflowId }: Pick<WorkflowRow, 'storeId' | 'id'>,
  document: VersionDocument,
): Promise<string> {
  const last = await latestVersion(tx, { storeId, id: workflowId })
  if (last && isDeepStrictEqual(behaviourOf(last.document), behaviourOf(document))) return last.id
  const id = newId()
  await tx.insert(workflowVersions).values({ storeId, id, workflowId, number: (last?.number ?? 0) + 1, document })
  return id
}

/** All but places and notes. */
const behaviourOf = ({ nodes, notes: _, ...rest }: VersionDocument) => ({
  ...rest,
  nodes: nodes.map(({ id, type, config }) => ({ id, type, config })),
})
