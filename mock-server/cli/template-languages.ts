/** The templates of adapters by language: the file, and how one of that name is run. */
export const templates = {
  typescript: { file: 'adapter.ts', run: 'node adapter.ts' },
  python: { file: 'adapter.py', run: 'python3 adapter.py' },
  java: { file: 'Adapter.java', run: 'java Adapter.java' },
  csharp: { file: 'adapter.cs', run: 'dotnet run adapter.cs' },
  go: { file: 'adapter.go', run: 'go run adapter.go' },
  powershell: { file: 'adapter.ps1', run: 'pwsh -NoProfile -File adapter.ps1' },
  shell: { file: 'adapter.sh', run: 'bash adapter.sh' },
} as const

export type TemplateLanguage = keyof typeof templates

export const templateLanguages = Object.keys(templates) as TemplateLanguage[]
