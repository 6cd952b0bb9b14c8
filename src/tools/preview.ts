import type { AddressInfo } from 'node:net'
import { projectFolder } from '../surroundings.ts'
import { previewServer } from './preview/server.ts'

/** Shows editors every article in every language and register, on this computer alone, until Ctrl-C. */
const server = previewServer(projectFolder)
server.listen(Number(process.env.PREVIEW_PORT ?? 0), '127.0.0.1', () => {
  console.log(
    `Articles as readers get them: http://127.0.0.1:${(server.address() as AddressInfo).port}/ (Ctrl-C ends it)`,
  )
})
