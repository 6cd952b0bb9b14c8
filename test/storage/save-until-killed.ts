import { parseDataKeys } from '../../src/storage/data-keys.ts'
import { openStorage } from '../../src/storage/sqlite.ts'
import { change, referral } from './fixture.ts'

/** Saves a referral after another and prints the reference of each that was acknowledged, until it is killed. */
const [file = '', keys = '', name = ''] = process.argv.slice(2)
const storage = await openStorage({ file, keys: parseDataKeys(keys) })
for (let i = 0; ; i++) {
  const id = `${name}-${i}`
  const saved = await storage.save({
    ...change(0, 'hello'.repeat(500)),
    address: `web:${id}`,
    conversation: { ...change(0, 'hello').conversation, id },
    referral: referral({ id, reference: id, body: id }),
  })
  if (saved === 'saved') process.stdout.write(`${id}\n`)
}
