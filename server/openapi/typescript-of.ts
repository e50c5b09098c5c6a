import type { OpenApiDocument } from './open-api-document'
import { pascal } from './operation-id'
import { callsOf } from './typescript/calls-of'
import { CLIENT_RUNTIME } from './typescript/client-runtime'
import { typeOfSchema } from './typescript/type-of-schema'

/** Nothing that an owner wrote ends a comment. */
const commentOf = (text: string): string =>
  `/** ${text.replaceAll('*/', '* /').replace(/[\r\n\u2028\u2029]+/g, ' ')} */`

/** Components whose names differ in hyphens alone get a number. */
function namesOf(components: string[]): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const component of components) {
    const wanted = pascal(component)
    let name = wanted
    for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`
    taken.add(name)
    names.set(component, name)
  }
  return names
}

/**
 * A client in one TypeScript file: a type for each component, a typed function for each call. Compiles under `strict`
 * alone, with no dependency; the same document gives the same text.
 */
export function typescriptOf(document: OpenApiDocument): string {
  const schemas = document.components?.schemas ?? {}
  const names = namesOf(Object.keys(schemas))
  const nameOf = (component: string) => names.get(component) ?? 'unknown'
  const types = Object.entries(schemas).map(
    ([component, schema]) => `export type ${nameOf(component)} = ${typeOfSchema(schema, nameOf)}\n`,
  )
  const calls = callsOf(document, nameOf)
  const baseUrl = document.servers?.[0]?.url ?? ''
  return [
    commentOf(`${document.info.title}: made from ${baseUrl}/api/openapi.json. Fetch it again rather than edit it.`),
    ...[`const BASE_URL: string = ${JSON.stringify(baseUrl)}\n`, ...types],
    'export type Calls = {',
    ...calls.map(
      ({ name, comment, input, answer }) =>
        `  ${commentOf(comment)}\n  ${name}: { input: ${input}; answer: ${answer} }`,
    ),
    '}\n',
    'const ADDRESSES: Record<keyof Calls, readonly [method: string, path: string]> = {',
    ...calls.map(({ name, method, path }) => `  ${name}: [${JSON.stringify(method)}, ${JSON.stringify(path)}],`),
    '}',
    CLIENT_RUNTIME,
  ].join('\n')
}
