'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useTRPC, useTRPCClient } from '@/app/_trpc/client'
import { useStore } from '@/app/_ui/store-context'
import { toast, undoToast } from '@/app/_ui/toast'

/** Puts contacts into a static segment and takes them out again, each with its way back. */
export function useStaticMembers({ id, name }: { id: string; name: string }) {
  const t = useTranslations('segments')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const { storeId } = useStore()
  const refresh = () => queryClient.invalidateQueries(trpc.segments.pathFilter())
  const add = useMutation(trpc.segments.addContacts.mutationOptions({ onSettled: refresh }))
  const remove = useMutation(trpc.segments.removeContacts.mutationOptions({ onSettled: refresh }))
  const input = (contactId: string) => ({ storeId, id, contactIds: [contactId] })

  /** Answers why not, where there is no contact with this email. */
  const putIn = async (email: string): Promise<string | undefined> => {
    const { results } = await client.contacts.list.query({ storeId, search: email, limit: 50 })
    const contact = results.find((each) => each.email?.toLowerCase() === email.toLowerCase())
    if (!contact) return t('members.unknown', { email })
    const { changed } = await add.mutateAsync(input(contact.id))
    if (changed === 0) return t('members.already', { email })
    undoToast(t('members.added', { contact: email, segment: name }), () => remove.mutateAsync(input(contact.id)))
    return undefined
  }
  const takeOut = async (contactId: string, label: string) => {
    const { changed } = await remove.mutateAsync(input(contactId))
    if (changed === 0) toast(t('members.gone', { contact: label }))
    else undoToast(t('members.takenOut', { contact: label, segment: name }), () => add.mutateAsync(input(contactId)))
  }
  return { putIn, takeOut }
}
