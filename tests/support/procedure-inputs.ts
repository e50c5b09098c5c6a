import { CANARY, everybodyWhoOrdered, type World, workflowOn } from './make-world'

type Least = 'viewer' | 'editor' | 'owner'
export type Fixture =
  | 'of the person'
  | {
      input: object
      /** Names something of the store, by id: in another store it is not found. Else it answers with that store's own things. */
      names: boolean
      least: Least
    }

const names =
  (least: Least) =>
  (input: object): Fixture => ({ input, names: true, least })
const free =
  (least: Least) =>
  (input: object = {}): Fixture => ({ input, names: false, least })

const [viewerNames, editorNames, ownerNames] = [names('viewer'), names('editor'), names('owner')]
const [viewerFree, editorFree, ownerFree] = [free('viewer'), free('editor'), free('owner')]

/**
 * For every procedure: a valid input (without `storeId`) that, where it can, names things of `world`. A procedure that is
 * not in here fails `tests/other-store.db.test.ts`.
 */
export function procedureInputs(world: World): Record<string, Fixture> {
  const document = workflowOn(world.eventTypeId)
  const event = { id: world.eventTypeId }
  const everybody = everybodyWhoOrdered(world.eventTypeId)
  const hour = new Date(Date.now() - 3_600_000).toISOString()
  return {
    'me.profile': 'of the person',
    'me.update': 'of the person',
    'me.changePassword': 'of the person',
    'me.signOutEverywhere': 'of the person',

    'store.get': viewerFree(),
    'store.update': ownerFree({ name: 'Elsewhere' }),
    'store.members': viewerFree(),
    'store.addMember': ownerFree({ email: 'somebody@example.org', role: 'viewer', password: 'long enough for all' }),
    'store.setRole': ownerNames({ userId: world.memberId, role: 'viewer' }),
    'store.removeMember': ownerNames({ userId: world.memberId }),
    'store.audit': ownerFree(),
    'store.testAddress': viewerFree({ address: '203.0.113.7', ranges: ['203.0.113.0/24'] }),
    'store.myAddress': viewerFree(),

    'receptions.causes': viewerFree(),
    'receptions.previewOne': viewerNames({ id: world.receptionId }),
    'receptions.replay': editorNames({ id: world.receptionId }),
    'receptions.previewReplay': viewerFree(),
    'receptions.startReplay': editorFree({ filter: { outcome: 'rejected' } }),
    'receptions.stopReplay': editorNames({ id: world.replayId }),
    'receptions.replays': viewerFree(),
    'receptions.getReplay': viewerNames({ id: world.replayId }),

    'apiKeys.list': viewerFree(),
    'apiKeys.create': ownerFree({ name: 'ERP', scopes: ['contacts:read'] }),
    'apiKeys.copy': ownerNames({ id: world.apiKeyId }),
    'apiKeys.rename': ownerNames({ id: world.apiKeyId, name: 'x' }),
    'apiKeys.rotate': ownerNames({ id: world.apiKeyId, previousEndsAt: hour }),
    'apiKeys.revoke': ownerNames({ id: world.apiKeyId }),

    'integrations.list': viewerFree(),
    'integrations.get': viewerNames({ id: world.integrationId }),
    'integrations.usage': viewerNames({ id: world.integrationId }),
    'integrations.create': editorFree({ name: 'ERP' }),
    'integrations.update': editorNames({ id: world.integrationId, name: 'x' }),
    'integrations.delete': editorNames({ id: world.integrationId }),

    'eventTypes.list': viewerFree({ integrationId: world.integrationId }),
    'eventTypes.get': viewerNames(event),
    'eventTypes.aliasAvailable': viewerFree({ alias: world.alias }),
    'eventTypes.sample': viewerNames(event),
    'eventTypes.snippets': viewerNames(event),
    'eventTypes.postman': viewerFree(),
    'eventTypes.presets': viewerFree(),
    'eventTypes.recentEvents': viewerNames(event),
    'eventTypes.create': editorNames({
      integrationId: world.integrationId,
      name: 'x',
      alias: 'another',
      receiveType: 'web',
      fields: [],
    }),
    'eventTypes.update': editorNames({ ...event, name: 'x' }),
    'eventTypes.delete': editorNames(event),

    'eventTypes.listSending': viewerFree({ integrationId: world.integrationId }),
    'eventTypes.getSending': viewerNames({ id: world.sendTypeId }),
    'eventTypes.createSending': editorNames({
      ...{ integrationId: world.integrationId, name: 'x', alias: 'another', category: 'send' },
      ...{ webhookUrl: 'https://hooks.example.com/', fields: [] },
    }),
    'eventTypes.updateSending': editorNames({ id: world.sendTypeId, name: 'x' }),
    'eventTypes.deleteSending': editorNames({ id: world.sendTypeId }),
    'eventTypes.signingSecret': editorNames({ id: world.sendTypeId }),
    'eventTypes.rotateSigningSecret': editorNames({ id: world.sendTypeId }),

    'deliveries.list': viewerFree({ contactId: world.contactId }),
    'deliveries.get': viewerNames({ id: world.deliveryId }),
    'deliveries.resend': editorNames({ id: world.deliveryId }),
    'deliveries.resendAll': editorNames({ eventTypeId: world.sendTypeId }),

    'contactFields.list': viewerFree(),
    'contactFields.create': editorFree({ name: 'Size', type: 'text' }),
    'contactFields.update': editorNames({ id: world.contactFieldId, name: 'x' }),
    'contactFields.delete': editorNames({ id: world.contactFieldId }),

    'contacts.list': viewerFree({ search: CANARY }),
    'contacts.get': viewerNames({ id: world.contactId }),
    'contacts.activity': viewerNames({ id: world.contactId }),
    'contacts.create': editorFree({ email: 'somebody@example.org' }),
    'contacts.update': editorNames({ id: world.contactId, fields: { _name: 'x' } }),
    'contacts.erase': ownerNames({ id: world.contactId, email: world.email }),

    'receptions.list': viewerFree({ eventTypeId: world.eventTypeId }),
    'receptions.get': viewerNames({ id: world.receptionId }),
    'receptions.listen': viewerFree({ receiveContext: 'api', eventTypeId: world.eventTypeId, alias: world.alias }),
    'receptions.chart': viewerFree({ eventTypeId: world.eventTypeId }),
    'receptions.counts': viewerFree({ since: hour }),

    'segments.list': viewerFree(),
    'segments.get': viewerNames({ id: world.segmentId }),
    'segments.options': viewerFree(),
    'segments.preview': viewerFree({ definition: everybody }),
    'segments.check': viewerFree({ definition: everybody, email: world.email }),
    'segments.members': viewerNames({ id: world.segmentId }),
    'segments.create': editorFree({ segment: { type: 'static', name: 'x' } }),
    'segments.update': editorNames({ id: world.segmentId, name: 'x' }),
    'segments.delete': editorNames({ id: world.segmentId }),
    'segments.addContacts': editorNames({ id: world.staticSegmentId, contactIds: [world.contactId] }),
    'segments.removeContacts': editorNames({ id: world.staticSegmentId, contactIds: [world.contactId] }),

    'workflows.list': viewerFree(),
    'workflows.get': viewerNames({ id: world.workflowId }),
    'workflows.palette': viewerFree(),
    'workflows.problems': viewerFree(document),
    'workflows.runs': viewerNames({ id: world.workflowId }),
    'workflows.versions': viewerNames({ id: world.workflowId }),
    'workflows.version': viewerNames({ id: world.workflowId, versionId: world.versionId }),
    'workflows.export': viewerNames({ id: world.workflowId }),
    'workflows.previewImport': viewerFree({ file: fileOf(document) }),
    'workflows.import': editorFree({ file: fileOf(document) }),
    'workflows.templates': viewerFree(),
    'workflows.createFromTemplate': editorFree({
      ...{ template: 'erp-sync', name: 'x' },
      choices: { eventTypeId: world.eventTypeId, copies: [{ slot: 'name', from: 'name', to: { field: '_name' } }] },
    }),
    'workflows.preview': viewerNames({ ...document, eventId: world.eventId }),
    'workflows.counts': viewerNames({ id: world.workflowId, days: 7 }),
    'workflows.backtest': viewerFree(document),
    'workflows.whyNotEntered': viewerNames({ workflowId: world.workflowId, contactId: world.contactId }),
    'workflows.parked': viewerNames({ workflowId: world.workflowId }),
    'workflows.retryParked': editorNames({ workflowId: world.workflowId }),
    'workflows.retryRun': editorNames({ workflowId: world.workflowId, eventId: world.eventId }),
    'workflows.create': editorFree({ name: 'ERP sync', ...document }),
    'workflows.update': editorNames({ id: world.workflowId, name: 'x' }),
    'workflows.saveDraft': editorNames({
      ...{ id: world.workflowId, name: 'x', basedOn: world.workflowUpdatedAt },
      ...document,
    }),
    'workflows.dropDraft': editorNames({ id: world.workflowId }),
    'workflows.delete': editorNames({ id: world.workflowId }),
    'workflows.start': editorNames({ id: world.workflowId }),
    'workflows.pause': editorNames({ id: world.workflowId }),
    'workflows.finish': editorNames({ id: world.workflowId }),
    'workflows.reorder': editorNames({ ids: [world.workflowId] }),

    'webContents.list': viewerFree(),
    'webContents.get': viewerNames({ id: world.webContentId }),
    'webContents.preview': viewerNames({ html: '{{ event.name }}', eventTypeId: world.eventTypeId }),
    'webContents.create': editorFree({ name: 'x', type: 'popup', html: '<p>x</p>' }),
    'webContents.update': editorNames({ id: world.webContentId, name: 'x' }),
    'webContents.delete': editorNames({ id: world.webContentId }),

    'home.overview': viewerFree(),
  }
}

const fileOf = (document: object) => ({ inlet: 'workflow', version: 1, name: 'ERP sync', ...document })
