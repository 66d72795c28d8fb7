/** The path of an operation as NICE's document has it, with `{}` for each parameter. */
export function nicePath(path: string): string {
  return path.replace('/services/{version}/', '/services/v34.0/').replaceAll(/\{[^}]+\}/g, '{}')
}
