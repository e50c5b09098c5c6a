'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '@/app/_trpc/client'
import { saveFile } from '@/app/_ui/save-file'
import { useStore } from '@/app/_ui/store-context'
import { toastProblem } from '@/app/_ui/toast'

/** Characters that file systems refuse, or read as a folder, and white space. */
const REFUSED = /[\u0000-\u001f\s<>:"/\\|?*]+/g

/** Hands a workflow to the reader as `<name>.inlet-workflow.json`. */
export function useExport() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  return async (id: string) => {
    try {
      const file = await queryClient.fetchQuery({
        ...trpc.workflows.export.queryOptions({ storeId, id }),
        staleTime: 0,
      })
      const name = file.name.replace(REFUSED, ' ').trim().slice(0, 100) || 'workflow'
      saveFile(`${name}.inlet-workflow.json`, `${JSON.stringify(file, null, 2)}\n`)
    } catch (error) {
      toastProblem(error)
    }
  }
}
