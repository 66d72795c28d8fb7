/** Wrong usage, or something that could not be done at all. */
export const exitUsage = 2

/** What was looked for was found: a rule that is broken, a test that proves nothing. */
export const exitFindings = 1
