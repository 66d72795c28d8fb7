/** The meaning of each status of Record on Demand in NICE's help pages and API description, in our words. */
export const meanings = {
  200: 'The request began.',
  202: 'The request was accepted and is being processed.',
  400: 'Bad request.',
  401: 'The requesting user failed to authenticate.',
  403: 'The requesting user is not authorized to perform the operation.',
  404: 'Not found. No active interactions were found.',
  409: 'The request cannot be executed due to the service state.',
  422: 'The operation is not supported for internal calls.',
  425: 'The interaction is locked while processing a previous Record on demand/Stop on demand request.',
  429: 'Too many requests.',
  500: 'Internal error.',
  504: 'Timed out.',
} as const
