/** Wrong usage, or something that could not be done at all. */
export const exitUsage = 2
