import table from './observed.json' with { type: 'json' }

/** The names of fields that occur in a file, by the address of the file. `write.ts` writes it. */
export const observedFields: Readonly<Record<string, readonly string[] | undefined>> = table

/** `jobs[].id` → `id` */
export function lastNameOf(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1).replaceAll('[]', '')
}
