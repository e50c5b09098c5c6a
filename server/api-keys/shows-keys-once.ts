import { eq } from 'drizzle-orm'
import { stores, type Tx } from '@/db'

export async function showsKeysOnce(tx: Tx, storeId: string): Promise<boolean> {
  const [store] = await tx.select({ once: stores.showKeysOnce }).from(stores).where(eq(stores.id, storeId))
  return store?.once ?? true
}
