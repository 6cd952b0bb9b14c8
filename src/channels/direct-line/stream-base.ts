/**
 * Where streams are opened: at our public address. One of this computer alone says nothing of how the client reached us (another name,
 * another port): then it is the name by which it called.
 */
export function streamBase(publicUrl: string, { host }: { readonly host: string }): string {
  const { protocol, hostname, host: known } = new URL(publicUrl)
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${isLocal && host ? host : known}`
}
