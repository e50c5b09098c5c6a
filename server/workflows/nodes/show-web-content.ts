import { z } from 'zod'
import { contactVariables } from '@/server/web-contents/contact-variables'
import { defineNode } from '../define-node'

/** Shows the visitor whose event it was a web content, filled in with the event and the contact as they are here. */
export const showWebContent = defineNode({
  type: 'show-web-content',
  kind: 'action',
  label: 'Show web content',
  description: 'Shows a web content to the visitor, in the browser or app that sent the event.',
  settings: z.object({ webContentId: z.uuid({ error: 'Choose the web content.' }) }),
  exits: ['next'],
  needsWebContext: true,
  uses: ({ webContentId }) => [{ webContentId }],
  problems: ({ webContentId }, { webContents }) =>
    webContents.has(webContentId) ? [] : ['This web content does not exist any more. Choose another.'],
  run: ({ webContentId }, { event, contact }) => ({
    effects: [
      {
        ...{ type: 'show-web-content', webContentId, event: event.values },
        contact: contactVariables(contact, event.trust),
      },
    ],
    take: 'next',
  }),
})
