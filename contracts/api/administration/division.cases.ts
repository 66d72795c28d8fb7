export const demoDivision = {
  id: 'div-demo',
  name: 'Demo',
  description: 'Demo',
  homeDivision: true,
  selfUri: '/api/v2/authorization/divisions/div-demo',
} as const

export const otherDivision = {
  id: 'div-other',
  name: 'Other',
  description: 'Other',
  homeDivision: false,
  selfUri: '/api/v2/authorization/divisions/div-other',
} as const
