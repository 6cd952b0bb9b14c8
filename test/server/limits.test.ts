import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, test } from '@jest/globals'
import { limit } from '../../src/server/limits.ts'

test('a head that comes too slowly is hung up on, soon after its time', async () => {
  const http = createServer()
  limit(http)
  expect(http.headersTimeout).toBeLessThan(http.requestTimeout)
  expect(http.maxConnections).toBeLessThan(10_000)
  http.headersTimeout = 200 // this test has no ten seconds
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const begun = performance.now()
  const slow = connect((http.address() as AddressInfo).port, '127.0.0.1')
  slow.resume()
  slow.write('GET / HTTP/1.1\r\nX-a: ')
  const dripping = setInterval(() => slow.write('b'), 50)
  await new Promise((resolve) => slow.once('close', resolve))
  clearInterval(dripping)
  expect(performance.now() - begun).toBeLessThan(3000)
  await new Promise((resolve) => http.close(resolve))
})
