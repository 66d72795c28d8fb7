/** The kinds of claims about the API. */
export const claimKinds = ['operation', 'lifecycle', 'rejection', 'field', 'header', 'register'] as const
