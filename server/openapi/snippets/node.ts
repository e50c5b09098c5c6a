import { javascriptLiteral, javascriptString } from './javascript-literal'
import type { SnippetRequest } from './snippet-request'

/** An ES module for Node 18 and later: nothing to install. */
export function node({ url, headers, body }: SnippetRequest): string {
  return `const response = await fetch(${javascriptString(url)}, {
  method: "POST",
  headers: ${javascriptLiteral(Object.fromEntries(headers), 1)},
  body: JSON.stringify(${javascriptLiteral(body, 1)}),
});
console.log(response.status, await response.text());`
}
