import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { query, Scratch } from '../support/scratch.ts'
import { socketFolder } from '../../src/db/embedded/socket.ts'

const scratch = new Scratch()
after(() => scratch.cleanUp())

test('socket · the absolute path is too long for one · is reached from the working directory', async () => {
  const folder = await scratch.folder()
  const before = process.cwd()
  process.chdir(folder)
  const name = 'd'.repeat(80)
  const database = await scratch.start(name)
  assert.equal(database.connection.host, `./${name}/pg`)
  assert.deepEqual([...(await query(database.connection, 'select 1 as one'))], [{ one: 1 }])
  await database.stop()
  process.chdir(before)
  assert.throws(() => socketFolder(join(folder, 'd'.repeat(90), 'pg')), /Set DATA_DIR to a shorter path/)
})

test('socket · the absolute path fits · is used, whatever the working directory', () => {
  assert.equal(socketFolder(join(process.cwd(), 'pg')), join(process.cwd(), 'pg'))
})
