import type { Usage } from '@/server/problems'
import type { WebContentInput } from '@/server/web-contents/schema'

/** As `webContents.list` answers each. */
export type WebContentListed = WebContentInput & { id: string; createdAt: string; updatedAt: string }

/** As `webContents.get` answers. */
export type WebContentWithUses = WebContentListed & { usedBy: Usage[] }
