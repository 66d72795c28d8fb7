import { page } from '../conversations/page.js'
import type { Operation } from '../operation.js'
import { presentDivision } from './present-division.js'

export const getAuthorizationDivisions: Operation<'getAuthorizationDivisions'> = (world, { query }) => {
  const ids = query.getAll('id')
  const part = query.get('name')?.toLowerCase() ?? ''
  const found = world.divisions.filter(
    ({ id, name }) => (ids.length === 0 || ids.includes(id)) && name.toLowerCase().includes(part),
  )
  const take = (from: number, count: number) =>
    found.slice(from, from + count).map((each) => presentDivision(world, each))
  return {
    response: { status: 200, body: page('/api/v2/authorization/divisions', query, found.length, take) },
  }
}
