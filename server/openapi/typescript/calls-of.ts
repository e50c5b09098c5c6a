import type { oas31 } from 'zod-openapi'
import type { OpenApiDocument } from '../open-api-document'
import { keyText, type NameOf, typeOfSchema } from './type-of-schema'

/** One call of the client, as text. */
export type CallText = { name: string; method: string; path: string; comment: string; input: string; answer: string }

const JSON_TYPE = 'application/json'

/** Every operation of a document, in its order. */
export function callsOf({ paths = {} }: OpenApiDocument, nameOf: NameOf): CallText[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method]
      if (!operation) return []
      const { operationId: name = '', summary = '' } = operation
      const parts = { input: inputOf(operation, nameOf), answer: answerOf(operation, nameOf) }
      return { name, method: method.toUpperCase(), path, comment: summary, ...parts }
    }),
  )
}

function inputOf({ parameters = [], requestBody }: oas31.OperationObject, nameOf: NameOf): string {
  const own = parameters.flatMap((parameter) => ('name' in parameter ? parameter : []))
  const groups = (['path', 'query', 'header'] as const).flatMap((place) => {
    const members = own.filter((parameter) => parameter.in === place)
    if (members.length === 0) return []
    const isOptional = members.every(({ required }) => !required)
    const texts = members.map(
      ({ name, required, schema }) => `${keyText(name)}${required ? '' : '?'}: ${typeOfSchema(schema, nameOf)}`,
    )
    return `${place === 'header' ? 'headers' : place}${isOptional ? '?' : ''}: { ${texts.join('; ')} }`
  })
  const media = requestBody && 'content' in requestBody ? requestBody.content[JSON_TYPE] : undefined
  if (media) groups.push(`body: ${typeOfSchema(media.schema, nameOf)}`)
  return groups.length > 0 ? `{ ${groups.join('; ')} }` : '{}'
}

/** By its status the reader knows which body came. */
function answerOf({ responses = {} }: oas31.OperationObject, nameOf: NameOf): string {
  const answers = Object.entries(responses).filter(([status]) => status.startsWith('2'))
  const texts = answers.map(([status, response]: [string, oas31.ResponseObject]) => {
    const schema = response.content?.[JSON_TYPE]?.schema
    return `Answer<${status}, ${schema ? typeOfSchema(schema, nameOf) : 'undefined'}>`
  })
  return texts.join(' | ')
}
