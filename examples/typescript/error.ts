/** The API rejected a request. `status` is the status of the response, and the message says why. */
export class RecorderError extends Error {
  override readonly name = 'RecorderError'
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** The reason of a rejection. The 401 of recordingcontrols has no body, so this function supplies a reason. */
export async function reasonOf(response: Response): Promise<string> {
  const text = await response.text()
  if (text !== '') return described(text)
  return response.status === 401
    ? 'the API rejected a new token too: check that the OAuth client has the scope recording:control'
    : `the API answered ${response.status} without a reason`
}

function described(text: string): string {
  try {
    const { message, error_description } = JSON.parse(text) as {
      message?: string
      error_description?: string
    }
    return message ?? error_description ?? text
  } catch {
    return text
  }
}
