/** The parameters of the ACD's lists. */
export const listParameters = [
  {
    name: 'fields',
    in: 'query',
    description: 'the fields of each item, separated by commas; default: all',
    schema: { type: 'string' },
  },
  {
    name: 'skip',
    in: 'query',
    description: 'how many items to leave out; default: 0',
    schema: { type: 'integer', minimum: 0 },
  },
  {
    name: 'top',
    in: 'query',
    description: 'how many items to return at most; default: all',
    schema: { type: 'integer', minimum: 1 },
  },
  {
    name: 'orderBy',
    in: 'query',
    description: 'the field to sort by, for example "contactId" or "contactId desc"',
    schema: { type: 'string' },
  },
] as const
