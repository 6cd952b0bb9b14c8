// Refuses a Node that cannot run us, in a clear sentence. Plain JavaScript: an older Node cannot read TypeScript.
const OLDEST = [22, 18]
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  console.error(
    `phb-navigator needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}. ` +
      'Run "npm ci" and then "npm start": that brings the right one along.',
  )
  process.exit(1)
}
