import { address, change, fixture, noon, referral } from './fixture.ts'

const { open } = fixture()

describe('a conversation', () => {
  test('is kept with its version and is there after a restart', async () => {
    const { storage, file } = await open()
    expect(await storage.find(address)).toBeUndefined()
    expect(await storage.save(change(0, 'hello'))).toBe('saved')
    expect(await storage.save(change(1, 'again'))).toBe('saved')
    await storage.close()

    const later = (await open(file)).storage
    const { conversation } = change(1, 'again')
    expect(await later.find(address)).toEqual({ conversation, version: 2, earlier: [] })
    expect(await later.find('web:another')).toBeUndefined()
  })

  test('is saved once for one activity, also when it comes again later', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello'))
    expect(await storage.save(change(0, 'hello'))).toBe('seen')
    expect(await storage.save(change(1, 'hello', { heard: change(0, 'hello').heard }))).toBe('seen')
    expect(await storage.transcript(address)).toHaveLength(2)
  })

  test('is not overwritten by a turn that read an older version', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello'))
    expect(await storage.save(change(0, 'late', { heard: { id: 'late', said: { text: 'late' } } }))).toBe('moved')
    expect(await storage.save(change(2, 'early'))).toBe('moved')
    expect((await storage.find(address))?.version).toBe(1)
  })

  test('that was forgotten and begun anew is not overwritten by a turn from before', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'old'))
    await storage.forget(address)
    const anew = { ...change(0, 'new').conversation, id: 'conversation-2' }
    await storage.save(change(0, 'new', { conversation: anew }))
    expect(await storage.save(change(1, 'old'))).toBe('moved')
    expect((await storage.find(address))?.conversation).toEqual(anew)
  })

  test('takes exactly one of many saves at once, in one process with two stores', async () => {
    const { storage, file } = await open()
    const other = (await open(file)).storage
    for (const version of [0, 1, 2]) {
      const saved = await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          (i % 2 ? storage : other).save(
            change(version, 'x', { heard: { id: `${version}-${i}`, said: { text: 'x' } } }),
          ),
        ),
      )
      expect(saved.filter((one) => one === 'saved')).toHaveLength(1)
      expect(saved.filter((one) => one === 'moved')).toHaveLength(19)
    }
    expect(await other.find(address)).toEqual(await storage.find(address))
    expect((await storage.transcript(address)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  test('knows what was said under an activity id and its later bodies, and under no other', async () => {
    const { storage } = await open()
    const ids = ['a', 'a~2', 'ab', 'a~3', 'a}', 'b', 'a~']
    for (const [version, id] of ids.entries()) {
      await storage.save(change(version, 'x', { heard: { id, said: { text: `said ${id}` } } }))
    }
    const earlier = (id: string) => storage.find(address, id).then((kept) => kept?.earlier)
    expect(await earlier('a')).toEqual(['a', 'a~2', 'a~3', 'a~'].map((id) => ({ id, said: { text: `said ${id}` } })))
    expect(await earlier('b')).toEqual([{ id: 'b', said: { text: 'said b' } }])
    expect(await earlier('c')).toEqual([])
    expect(await earlier('%')).toEqual([])
  })
})

test('the transcript has both sides, numbered, from any number on', async () => {
  const { storage } = await open()
  const [first, second] = [change(0, 'hello'), change(1, 'again')]
  await storage.save(first)
  await storage.save(second)
  expect(await storage.transcript(address)).toEqual([
    { number: 1, at: noon, from: 'person', ...first.heard },
    { number: 2, at: noon, from: 'bot', ...first.answered },
    { number: 3, at: noon, from: 'person', ...second.heard },
    { number: 4, at: noon, from: 'bot', ...second.answered },
  ])
  expect((await storage.transcript(address, 3)).map(({ number }) => number)).toEqual([4])
  expect((await storage.transcript(address, 0, 3)).map(({ number }) => number)).toEqual([2, 3, 4])
  expect((await storage.transcript(address, 3, 3)).map(({ number }) => number)).toEqual([4])
  expect(await storage.transcript('web:another')).toEqual([])
})

describe('a referral', () => {
  test('is captured with its delivery, which is opened once', async () => {
    const { storage } = await open()
    const { body } = referral()
    await storage.save(change(0, 'hello', { referral: referral() }))
    const [row] = await storage.deliveries()
    const asCaptured = { reference: 'PHB-AAAA-AAAA', commissioner: 'QOP', route: 'inbox', capturedAt: noon }
    expect(row).toEqual({ id: expect.any(String), ...asCaptured })

    const opened = { ...asCaptured, id: row?.id, openedAt: '2026-11-23T09:00:00.000Z' }
    const id = row?.id ?? ''
    expect(await storage.openDelivery(id, opened.openedAt)).toEqual({ row: opened, referral: body })
    expect(await storage.openDelivery(id, '2026-11-24T09:00:00.000Z')).toEqual({ row: opened, referral: body })
    expect(await storage.deliveries()).toEqual([opened])
    expect(await storage.openDelivery('unknown', noon)).toBeUndefined()
  })

  test('is captured once for a run, whatever its reference', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello', { referral: referral() }))
    const again = referral({ id: 'referral-2', reference: 'PHB-BBBB-BBBB' })
    expect(await storage.save(change(1, 'hello', { referral: again }))).toBe('seen')
    expect(await storage.save(change(1, 'hello', { referral: referral({ id: 'referral-2' }) }))).toBe('seen')
    expect(await storage.deliveries()).toHaveLength(1)
  })

  test('of another conversation may have a run of the same name', async () => {
    const { storage } = await open()
    const other = {
      address: 'web:other',
      conversation: { ...change(0, 'x').conversation, id: 'conversation-2' },
      referral: referral({ id: 'referral-2', reference: 'PHB-BBBB-BBBB' }),
    }
    await storage.save(change(0, 'hello', { referral: referral() }))
    expect(await storage.save(change(0, 'hello', other))).toBe('saved')
    expect((await storage.deliveries()).map(({ reference }) => reference)).toEqual(['PHB-BBBB-BBBB', 'PHB-AAAA-AAAA'])
  })

  test('with a reference that is taken changes nothing', async () => {
    const { storage } = await open()
    await storage.save(change(0, 'hello', { referral: referral() }))
    const other = referral({ id: 'referral-2', run: 'run-2' })
    expect(await storage.save(change(1, 'more', { referral: other }))).toBe('referenceTaken')
    expect((await storage.find(address))?.version).toBe(1)
    expect(await storage.save(change(1, 'more', { referral: { ...other, reference: 'PHB-CCCC-CCCC' } }))).toBe('saved')
  })
})

test('is ready while it is open', async () => {
  const { storage } = await open()
  expect(await storage.ready()).toBe(true)
  await storage.close()
  expect(await storage.ready()).toBe(false)
})
