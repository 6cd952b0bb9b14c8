type Listener = (() => void) | null

/** As much of a browser's XMLHttpRequest as directlinejs uses, over fetch: Node has none. Every call is kept. */
export class FetchingRequest {
  static readonly calls: { method: string; url: string; status: number }[] = []

  readyState = 0
  status = 0
  response: unknown = null
  responseType = ''
  timeout = 0
  withCredentials = false
  onreadystatechange: Listener = null
  onerror: Listener = null
  ontimeout: Listener = null
  onprogress: Listener = null
  onload: Listener = null
  readonly upload = {}
  private method = ''
  private url = ''
  private answered = new Headers()
  private readonly headers: Record<string, string> = {}
  private readonly leaving = new AbortController()

  open(method: string, url: string): void {
    this.method = method
    this.url = url
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value
  }

  getResponseHeader(name: string): string | null {
    return this.answered.get(name)
  }

  abort(): void {
    this.leaving.abort()
  }

  send(body?: string | FormData): void {
    void this.fetch(body)
  }

  private async fetch(body?: string | FormData): Promise<void> {
    const { method, url, headers } = this
    try {
      const answer = await fetch(url, { method, headers, body: body ?? null, signal: this.leaving.signal })
      this.answered = answer.headers
      this.response = this.responseType === 'arraybuffer' ? await answer.arrayBuffer() : jsonIn(await answer.text())
      this.status = answer.status
      FetchingRequest.calls.push({ method, url, status: this.status })
      this.readyState = 4
      this.onreadystatechange?.()
    } catch {
      if (!this.leaving.signal.aborted) this.onerror?.()
    }
  }
}

const jsonIn = (text: string): unknown => (text ? JSON.parse(text) : null)
