/** The anchor of a heading, as GitHub makes it. The site makes the same one, so that a link works at both. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\s-]/gu, '')
    .replaceAll(/\s/g, '-')
}
