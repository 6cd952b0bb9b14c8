import { expect, test } from '@jest/globals'
import { readBounce } from '../../src/handover/bounce.ts'

const ID = '0b9f8f3e-6d0a-4c39-9a53-0d4f4f6f8a11'

/** A report as mail servers write it (RFC 3464). */
const report = ({ action = 'failed', envelope = '', messageId = '' }) =>
  [
    'From: MAILER-DAEMON@mx.example.org',
    'To: referrals@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="B"',
    '',
    '--B',
    'Content-Type: text/plain',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--B',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    ...(envelope ? [`Original-Envelope-Id: ${envelope}`] : []),
    '',
    'Final-Recipient: rfc822; team@example.org',
    `Action: ${action}`,
    'Status: 5.1.1',
    '',
    '--B',
    'Content-Type: text/rfc822-headers',
    '',
    ...(messageId ? [`Message-ID: <${messageId}@mail.example.org>`] : []),
    'Subject: A referral for you: PHB-AAAA-AAAA',
    '',
    '--B--',
    '',
  ].join('\r\n')

test('a returned letter is known by its envelope, and by the id of the mail that came back', async () => {
  expect(await readBounce(report({ envelope: ID }))).toEqual({ delivery: ID, isFinal: true })
  expect(await readBounce(report({ messageId: ID }))).toEqual({ delivery: ID, isFinal: true })
})

test('one that is only late is not given up', async () => {
  expect(await readBounce(report({ action: 'delayed', envelope: ID }))).toEqual({ delivery: ID, isFinal: false })
})

test('other mail is none: a holiday reply, somebody else’s report, nothing at all', async () => {
  const holiday = `From: team@example.org\r\nSubject: Away\r\nIn-Reply-To: <${ID}@mail.example.org>\r\n\r\nAction: failed\r\n`
  for (const raw of [holiday, report({ envelope: 'abc123' }), report({}), '', 'no mail']) {
    expect(await readBounce(raw)).toBeUndefined()
  }
})
