/** Nothing that loads (`url()`, `image-set()`), runs or reads the page. */
const HARMLESS =
  /^(?!.*(?:url|image|image-set|cross-fade|expression|attr|env|var|element)\s*\()[\w\s#%.,()+'"/*-]{1,300}$/i

const sidesOf = (property: string) => [
  property,
  ...['top', 'right', 'bottom', 'left'].map((side) => `${property}-${side}`),
]

/** No `position`, `z-index` or `inset`: a content stays in its own box. */
const PROPERTIES = [
  ...['color', 'background', 'background-color', 'opacity', 'box-shadow', 'visibility'],
  ...['font', 'font-family', 'font-size', 'font-style', 'font-weight', 'line-height', 'letter-spacing', 'word-spacing'],
  ...['text-align', 'text-decoration', 'text-transform', 'text-indent', 'text-shadow', 'white-space', 'word-break'],
  ...['overflow-wrap', 'vertical-align', 'direction', 'list-style', 'list-style-type', 'list-style-position'],
  ...[...sidesOf('margin'), ...sidesOf('padding'), ...sidesOf('border')],
  ...['border-color', 'border-style', 'border-width', 'border-radius', 'border-collapse', 'border-spacing', 'outline'],
  ...['width', 'min-width', 'max-width', 'height', 'min-height', 'max-height', 'box-sizing', 'aspect-ratio'],
  ...['object-fit', 'object-position', 'overflow', 'display', 'float', 'clear', 'gap', 'row-gap', 'column-gap'],
  ...['flex', 'flex-basis', 'flex-direction', 'flex-flow', 'flex-grow', 'flex-shrink', 'flex-wrap', 'order'],
  ...['align-content', 'align-items', 'align-self', 'justify-content', 'justify-items', 'justify-self'],
  ...['grid-template-columns', 'grid-template-rows', 'grid-column', 'grid-row', 'columns', 'table-layout'],
]

/** The inline styles that a web content may have, as sanitize-html takes them. */
export const ALLOWED_STYLES = { '*': Object.fromEntries(PROPERTIES.map((property) => [property, [HARMLESS]])) }
