import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Stands between a browser and a server: it can be shut, as when a server is down, or lose what the server answers. */
export type Gate = {
  readonly url: string
  readonly shut: () => Promise<void>
  readonly open: () => Promise<void>
  /** What browsers send arrives, and nothing comes back. */
  loses: boolean
}

/** Opens a gate before the server at this address. */
export async function gate(server: string): Promise<Gate> {
  const behind = Number(new URL(server).port)
  const sockets = new Set<Socket>()
  const front = createServer((browser) => {
    const site = connect(behind, '127.0.0.1')
    for (const [one, other] of [
      [browser, site],
      [site, browser],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
      one.on('data', (data) => {
        if (one === site && made.loses) {
          browser.destroy()
          site.destroy()
        } else other.write(data)
      })
    }
  })
  const listen = (port: number) => new Promise<void>((resolve) => front.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = front.address() as AddressInfo
  const made: Gate = {
    url: `http://localhost:${port}`,
    loses: false,
    open: () => listen(port),
    shut: () =>
      new Promise((resolve) => {
        front.close(() => resolve())
        for (const socket of sockets) socket.destroy()
        sockets.clear()
      }),
  }
  return made
}
