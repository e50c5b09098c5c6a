/** The kinds of node that the screens have words of their own for, but for the trigger that is called by its event. */
export const NODE_TYPES = [
  'page-visit',
  ...(['set-field', 'add-to-segment', 'remove-from-segment', 'show-web-content', 'send-data'] as const),
  ...(['check-value', 'in-segment', 'has-field', 'wait', 'wait-for-event', 'split'] as const),
  ...(['segment-entered', 'segment-left'] as const),
] as const
export type NodeType = (typeof NODE_TYPES)[number]

export const nodeTypeOf = (type: string): NodeType | undefined => NODE_TYPES.find((known) => known === type)
