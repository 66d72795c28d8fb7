/** The headers of a request whose values the journal shows. */
export const shownHeaders = new Set(
  'accept connection content-encoding content-length content-type expect host origin transfer-encoding user-agent x-cxone-mock-sandbox'.split(
    ' ',
  ),
)
