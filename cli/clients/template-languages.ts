/** Whether this version of Node runs TypeScript without a flag: 22.18, 23.6 and newer. */
export function runsTypeScript(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number)
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)
}

const typescript = runsTypeScript(process.versions.node)
  ? { file: 'adapter.ts', run: 'node adapter.ts' }
  : { file: 'adapter.ts', run: 'node --import tsx adapter.ts', first: 'npm i -D tsx' }

/** A template of an adapter: the file name, the command that runs it, and a command to run `first`, if any. */
export interface Template {
  readonly file: string
  readonly run: string
  readonly first?: string
}

/** The templates of adapters by language. */
export const templates = {
  typescript,
  python: { file: 'adapter.py', run: 'python3 adapter.py' },
  java: { file: 'Adapter.java', run: 'java Adapter.java' },
  csharp: { file: 'adapter.cs', run: 'dotnet run adapter.cs' },
  go: { file: 'adapter.go', run: 'go run adapter.go' },
  powershell: { file: 'adapter.ps1', run: 'pwsh -NoProfile -File adapter.ps1' },
  shell: { file: 'adapter.sh', run: 'bash adapter.sh' },
} as const satisfies Readonly<Record<string, Template>>

export type TemplateLanguage = keyof typeof templates

export const templateLanguages = Object.keys(templates) as TemplateLanguage[]
