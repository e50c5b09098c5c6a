import { parsePointer } from '@/server/fields/json-pointer'

const PERSON = /customer|client|buyer|contact|user|person|invitee|subscriber|comprador|payer/i
const OTHERS = /from|sender|reply|support|shop|store|merchant|vendor|seller|staff|admin|owner|host|notif|organi[sz]er/i

/** How likely the email at a place is that of the person whom the event is about. */
function likelihood(pointer: string): number {
  const tokens = parsePointer(pointer.replace(/^\./, '')) ?? []
  const key = tokens.at(-1) ?? ''
  const path = tokens.join(' ')
  return (
    (PERSON.test(path) ? 4 : 0) +
    (/^(e-?mail|email_?address|correo)$/i.test(key) ? 2 : 0) +
    (tokens.length === 1 ? 2 : 0) -
    (OTHERS.test(path) ? 6 : 0) -
    tokens.length
  )
}

/** The pointer of the email that the contact is found by: the customer's before any other, the first of equals. */
export function likeliestEmail(pointers: readonly string[]): string | undefined {
  return pointers.toSorted((a, b) => likelihood(b) - likelihood(a))[0]
}
