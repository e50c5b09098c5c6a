'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useTRPC } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import { undoToast } from '@/app/_ui/toast'
import type { Role } from '@/server/stores/schema'
import type { Member } from './member'

/** Roles and removals, each done at once and with its way back. */
export function useMemberChanges() {
  const t = useTranslations('settings')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const router = useRouter()
  const { storeId, person } = useStore()
  const onSettled = () => queryClient.invalidateQueries(trpc.store.members.pathFilter())
  const set = useMutation(trpc.store.setRole.mutationOptions({ onSettled }))
  const take = useMutation(trpc.store.removeMember.mutationOptions({ onSettled }))
  const add = useMutation(trpc.store.addMember.mutationOptions({ onSettled }))

  const setRole = async ({ userId, email, role: before }: Member, role: Role) => {
    await set.mutateAsync({ storeId, userId, role })
    // Who has taken the role from themselves cannot give it back.
    if (userId === person.id) return router.refresh()
    undoToast(t('members.roleSet', { person: email, role }), () => set.mutateAsync({ storeId, userId, role: before }))
  }
  const remove = async ({ userId, email, role }: Member) => {
    await take.mutateAsync({ storeId, userId })
    undoToast(t('members.removed', { person: email }), () => add.mutateAsync({ storeId, email, role }))
  }
  /** Removes oneself, which ends this session too. */
  const leave = async (userId: string) => {
    await take.mutateAsync({ storeId, userId })
    window.location.assign('/')
  }
  const quietly =
    <Args extends unknown[]>(act: (...args: Args) => Promise<unknown>) =>
    (...args: Args) =>
      // The mutation's own error handler has said why.
      void act(...args).catch(() => undefined)
  return { setRole: quietly(setRole), remove: quietly(remove), leave }
}
