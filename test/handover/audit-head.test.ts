import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mailAuditHead } from '../../src/handover/audit-head.ts'
import { createMail } from '../../src/handover/mail.ts'
import type { Storage } from '../../src/storage/storage.ts'
import { englishWords } from '../../src/tools/train/english-words.ts'
import { fixture } from '../storage/fixture.ts'
import { type MailServer, mailServer } from './mail-server.ts'

const { open } = fixture()

let server: MailServer
let storage: Storage
let now = '2026-11-24T10:00:00.000Z'
beforeEach(async () => {
  server = await mailServer()
  ;({ storage } = await open())
  await storage.audit.add({ at: now, staff: 'staff-1', act: 'viewed', about: 'PHB-AAAA-AAAA' })
})
afterEach(() => server.end())

const mailIt = () =>
  mailAuditHead({
    audit: storage.audit,
    words: englishWords(),
    operator: { mail: createMail({ url: server.url, from: 'a@example.org' }, server.ca), to: 'on-call@example.org' },
    now: () => now,
    newId: () => crypto.randomUUID(),
  })

test('the head goes out once a day, and what it says is true of the log later', async () => {
  const { number, hash } = await storage.audit.head()
  await mailIt()
  await mailIt()
  expect(server.taken).toHaveLength(1)
  expect(server.taken[0]?.raw.replace(/=\r\n/g, '')).toContain(`${number} ${hash}`)
  now = '2026-11-25T00:00:00.000Z'
  await mailIt()
  expect(server.taken).toHaveLength(2)
  expect(await storage.audit.firstBroken({ number, hash })).toBeUndefined()
})

test('a day on which it could not be mailed is not written down as one on which it was', async () => {
  server.manner = { refuses: 451 }
  await expect(mailIt()).rejects.toThrow('smtp451')
  server.manner = 'takes'
  await mailIt()
  expect(server.taken).toHaveLength(1)
})
