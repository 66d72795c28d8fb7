/** The page as build.mjs bundles it: what `#dashboard` (package.json, `imports`) is at run time. */
export interface Asset {
  readonly type: string
  readonly body: string
}

/** By the name that follows /__admin/ui/. */
export const assets: Readonly<Record<string, Asset>>
