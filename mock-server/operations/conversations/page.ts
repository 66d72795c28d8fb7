/** Genesys's paging envelope around one page of a list. `path` is the path of the list. */
export function page(
  path: string,
  query: URLSearchParams,
  total: number,
  take: (from: number, count: number) => readonly unknown[],
): Record<string, unknown> {
  const pageSize = Number(query.get('pageSize') ?? 25)
  const pageNumber = Number(query.get('pageNumber') ?? 1)
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  const uri = (number: number) => `${path}?pageSize=${pageSize}&pageNumber=${number}`
  return {
    entities: take((pageNumber - 1) * pageSize, pageSize),
    pageSize,
    pageNumber,
    total,
    pageCount,
    selfUri: uri(pageNumber),
    firstUri: uri(1),
    lastUri: uri(pageCount),
    ...(pageNumber < pageCount ? { nextUri: uri(pageNumber + 1) } : {}),
    ...(pageNumber > 1 ? { previousUri: uri(Math.min(pageNumber - 1, pageCount)) } : {}),
  }
}
