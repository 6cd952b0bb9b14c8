import type { Answer, Route, WebRequest } from '../server/route.ts'
import type { AuditLine } from '../storage/storage.ts'
import type { Guard } from './guard.ts'
import type { InboxParts } from './parts.ts'
import { type Staff, scopeOf } from './staff.ts'

/**
 * What somebody does with a referral: the page it came from is shown again. Nothing is done to one that they may not see, or without its line in
 * the audit log.
 */
type Act = (line: AuditLine, id: string, form: URLSearchParams) => Promise<Done>

/** `missing`: what the form lacks, by the name of its field. */
type Done = { readonly isDone: boolean } | { readonly missing: string }

/** The forms on a referral's page. Each act is written down with who did it; a reason or note is sealed with the referral. */
export function actPages(parts: InboxParts, guard: Guard): readonly Route[] {
  const { storage, now, wordsOf } = parts.around
  const words = wordsOf('en')
  const by = ({ at, staff }: AuditLine) => ({ at, by: staff })
  const noteOf = (form: URLSearchParams) => (form.get('note') ?? '').trim()

  const acts: Readonly<Record<string, Act>> = {
    accept: async (line, id) => ({ isDone: await storage.outbox.move(id, 'accepted', by(line), line) }),
    decline: async (line, id, form) => {
      const note = noteOf(form)
      if (!note) return { missing: 'decline' }
      return { isDone: await storage.outbox.move(id, 'declined', { ...by(line), note }, line) }
    },
    redirect: async (line, id, form) => {
      const [commissioner = '', pathway = '', note] = [form.get('commissioner'), form.get('pathway'), noteOf(form)]
      const isKnown =
        parts.commissioners.some(({ ods }) => ods === commissioner) && parts.pathways.includes(pathway ?? '')
      if (!isKnown || !commissioner || !pathway || !note) return { missing: 'redirect' }
      const to = { commissioner, pathway, ...parts.routeOf(commissioner, pathway) }
      return { isDone: (await storage.outbox.redirect(id, to, { ...by(line), note }, line)) !== undefined }
    },
    note: (line, id, form) => written(line, id, 'note', noteOf(form)),
    contacted: (line, id, form) => written(line, id, 'contacted', noteOf(form)),
  }

  const written = async (line: AuditLine, id: string, what: 'note' | 'contacted', note: string): Promise<Done> => {
    if (!note) return { missing: what }
    await storage.inbox.write(id, what, { ...by(line), note }, line)
    return { isDone: true }
  }

  /** A note is sealed with the key of its referral: where that does not open nothing is done, and whoever wrote it gets it back. */
  const notWritten = (id: string, reference: string, note: string): Answer => ({
    page: 'inbox-not-written',
    words,
    status: 409,
    view: { title: words.say('ui.inbox.referral', { reference }), id, typed: note },
  })

  const answer =
    (act: string, run: Act) =>
    async (staff: Staff, { parts: { id = '' }, form }: WebRequest): Promise<Answer> => {
      const found = await storage.inbox.find(scopeOf(staff), id)
      if (!found) return { problem: 404 }
      if (found.isClosed && noteOf(form)) return notWritten(id, found.reference, noteOf(form))
      const done = await run({ at: now(), staff: staff.id, act, about: found.reference }, id, form)
      if ('missing' in done) return { goTo: `/inbox/${id}?missing=${done.missing}#${done.missing}` }
      if (!done.isDone) return { goTo: `/inbox/${id}?missing=over` }
      return { goTo: `/inbox${act === 'redirect' ? '' : `/${id}`}?done=${act}` }
    }

  const erase = async (staff: Staff, { parts: { id = '' }, form }: WebRequest): Promise<Answer> => {
    const found = await storage.inbox.find(scopeOf(staff), id)
    if (!found) return { problem: 404 }
    const { reference } = found
    if (form.get('reference')?.trim().toUpperCase() !== reference) return { goTo: `/inbox/${id}?missing=erase#erase` }
    const line = { at: now(), staff: staff.id, act: 'erased', about: reference }
    await storage.keeping.erase(reference, line.at, staff.id, line)
    return { goTo: '/inbox?done=erase' }
  }

  return [
    ...Object.entries(acts).map(
      ([act, run]): Route => ({ method: 'POST', path: `/inbox/:id/${act}`, answer: guard('read', answer(act, run)) }),
    ),
    { method: 'POST', path: '/inbox/:id/erase', answer: guard('read', erase) },
  ]
}
