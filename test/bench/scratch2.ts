import { randomBytes } from 'node:crypto'
import { openConnection } from '../../src/storage/sqlite-connection.ts'
import { mkdtempSync, rmSync } from 'node:fs'
const dir = mkdtempSync('/tmp/phb-scratch-')
const db = await openConnection(dir + '/a.db', 'write')
if (process.argv[2]) db.pragma(process.argv[2])
db.exec(`create table conversation (id text primary key, version integer, state blob); create table entry (c text, n integer, activity text, body blob, primary key (c,n)); create unique index e on entry(c, activity) where activity is not null`)
const ins = db.prepare('insert into conversation values (?,?,?)'), upd = db.prepare('update conversation set version=?, state=? where id=?'), ent = db.prepare('insert into entry values (?,?,?,?),(?,?,?,?)')
for (let round=0;round<4;round++){
let n=0; const t=performance.now(); const times=[]
for (let c=0;c<40;c++) { const id=`c${round}-${c}`
 for (let k=0;k<27;k++) { const a=performance.now(); const s=randomBytes(600+k*230)
  db.transaction(()=>{ if(k===0) ins.run(id,1,s); else upd.run(k,s,id); ent.run(id,2*k,`a${k}`,randomBytes(150),id,2*k+1,null,randomBytes(400)) }).immediate(); n++; times.push(performance.now()-a) } }
times.sort((a,b)=>a-b); console.log((n/(performance.now()-t)*1000).toFixed(0),'/s p50',times[n>>1].toFixed(3),'p99',times[Math.floor(n*.99)].toFixed(3))}
db.close(); rmSync(dir,{recursive:true})
