import { type Dialog, isLookUp, type Route, type When } from './define.ts'

/** A page with the dialog as a Mermaid flow chart: questions, look-ups (hexagons) and outcomes (rounded), and what leads where. */
export function drawing(dialog: Dialog): string {
  const nodes = Object.entries(dialog.questions).map(([name, question]) =>
    isLookUp(question)
      ? `  ${name}{{"${name}<br/>looks up ${question.lookUp}"}}`
      : `  ${name}["${name}<br/>${question.ask}"]`,
  )
  const ends = Object.entries(dialog.outcomes).map(
    ([name, { continueWith }]) => `  ${end(name)}(["${name}${continueWith ? `<br/>then ${continueWith}` : ''}"])`,
  )
  const arrows = Object.entries(dialog.questions).flatMap(([name, question]) => {
    const routes: (readonly [string, Route])[] = Object.entries(question.choices ?? {})
    const all = isLookUp(question) || !question.next ? routes : [...routes, ['', question.next] as const]
    return merged(all.flatMap(([choice, route]) => branches(choice, route))).map(
      ({ label, goTo }) => `  ${name} -->${label ? `|"${label}"|` : ''} ${dialog.questions[goTo] ? goTo : end(goTo)}`,
    )
  })
  const chart = ['flowchart TD', `  begin(( )) --> ${dialog.start}`, ...nodes, ...ends, ...arrows].join('\n')
  return `# ${dialog.id}\n\nDrawn by \`npm run draw\` from \`dialogs/\`: change it there.\n\n\`\`\`mermaid\n${chart}\n\`\`\`\n`
}

/** An outcome may have a question's name in another case, and Mermaid keeps `end` for itself. */
const end = (name: string): string => `outcome_${name}`

const branches = (choice: string, route: Route) =>
  (typeof route === 'string' ? [{ goTo: route }] : route).map(({ when, goTo }: { when?: When; goTo: string }) => ({
    goTo,
    label: [choice, when && `if ${condition(when)}`].filter(Boolean).join(' '),
  }))

const condition = (when: When): string =>
  Object.entries(when)
    .map(([name, wanted]) => `${name} is ${typeof wanted === 'string' ? wanted : wanted?.join(' or ')}`)
    .join(' and ')

/** One arrow for all the choices that lead alike. */
function merged(arrows: readonly { label: string; goTo: string }[]) {
  const places = [...new Set(arrows.map(({ goTo }) => goTo))]
  return places.map((goTo) => {
    const labels = arrows.filter((arrow) => arrow.goTo === goTo).map(({ label }) => label)
    return {
      goTo,
      label: labels.includes('') && labels.length === 1 ? '' : labels.map((label) => label || 'any other').join(', '),
    }
  })
}
