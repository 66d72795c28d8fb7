/** Whether a Node of this version runs TypeScript as it is: 22.18 and 23.6 were the first to do so unasked. */
export function takesTypes(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

const typescript = takesTypes(process.versions.node)
  ? { file: 'adapter.ts', run: 'node adapter.ts', anyProfile: true }
  : { file: 'adapter.ts', run: 'node --import tsx adapter.ts', first: 'npm i -D tsx', anyProfile: true }

/** A template of an adapter: the file, how one of that name is run, and what has to be done before. */
export interface Template {
  readonly file: string
  readonly run: string
  readonly first?: string
  /** It can record in each profile; the others do in recordingcontrols alone. */
  readonly anyProfile?: boolean
}

/** The templates of adapters by language. */
export const templates = {
  typescript,
  python: { file: 'adapter.py', run: 'python3 adapter.py', anyProfile: true },
  java: { file: 'Adapter.java', run: 'java Adapter.java' },
  csharp: { file: 'adapter.cs', run: 'dotnet run adapter.cs' },
  go: { file: 'adapter.go', run: 'go run adapter.go' },
  powershell: { file: 'adapter.ps1', run: 'pwsh -NoProfile -File adapter.ps1' },
  shell: { file: 'adapter.sh', run: 'bash adapter.sh' },
} as const satisfies Readonly<Record<string, Template>>

export type TemplateLanguage = keyof typeof templates

export const templateLanguages = Object.keys(templates) as TemplateLanguage[]
