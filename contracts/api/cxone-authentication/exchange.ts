/** The grants that NICE lists for acting on behalf of another user. */
export const impersonations: readonly string[] = [
  'associated-user',
  'role-impersonation',
  'user-impersonation',
  'impersonate-configure',
  'impersonate-support',
].map((name) => `urn:ietf:params:oauth:grant-type:${name}-token-exchange`)
