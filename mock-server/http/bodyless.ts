/** Whether replies of this status end with their headers, whatever anybody has for a body (RFC 9110 6.4.1). */
export function isBodyless(status: number): boolean {
  return status === 204 || status === 304
}
