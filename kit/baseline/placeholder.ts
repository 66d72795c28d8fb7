/** The reason of a new baseline entry, until somebody replaces it. */
export const placeholderReason = 'TODO: why is this tolerated? Link an issue.'

/** Whether a text only stands for a reason. `why is this borne`: the placeholder of earlier versions. */
export function isPlaceholder(reason: string): boolean {
  return /^\s*(?:todo|fixme|tbd)\b|^\s*why is this (?:tolerated|borne)\?/i.test(reason)
}
