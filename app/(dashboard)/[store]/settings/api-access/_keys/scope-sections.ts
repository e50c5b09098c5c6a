import { SCOPES, type Scope } from '@/server/api-keys/scopes'

export const SECTIONS = [
  ...(['custom-events', 'custom-integrations', 'contacts', 'contact-fields', 'segments'] as const),
  ...(['workflows', 'received-events', 'store'] as const),
] as const

/** The permissions of a section, as they stand in the registry. */
export const scopesOf = (section: (typeof SECTIONS)[number]): { name: Scope; action: 'read' | 'write' }[] =>
  SCOPES.filter(({ name }) => name.split(':')[0] === section).map(({ name }) => ({
    ...{ name, action: name.endsWith(':read') ? 'read' : 'write' },
  }))
