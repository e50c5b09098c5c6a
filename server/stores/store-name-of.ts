import { eq } from 'drizzle-orm'
import { stores, type Tx } from '@/db'

/** The name of the store; empty where it is gone. */
export async function storeNameOf(tx: Tx, storeId: string): Promise<string> {
  const [store] = await tx.select({ name: stores.name }).from(stores).where(eq(stores.id, storeId))
  return store?.name ?? ''
}
