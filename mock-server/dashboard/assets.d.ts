/** The files of the page as build.mjs bundles them. `#dashboard` in the `imports` of package.json refers to them. */
export interface Asset {
  readonly type: string
  readonly body: string
}

/** The key is the part of the path after /__admin/ui/. */
export const assets: Readonly<Record<string, Asset>>
