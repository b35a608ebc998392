import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { recordAudit } from '../audit/record.ts'
import { inTransaction } from '../db/transaction.ts'
import { notFound } from '../kernel/refusal.ts'
import { checkContact } from '../properties/contact.ts'
import { Sessions } from '../sessions/sessions.ts'
import { Passwords } from '../users/passwords.ts'
import { checkPassword } from '../users/rules.ts'
import { findUserByName, insertUser, savePassword } from '../users/store.ts'
import { does } from './command.ts'

const FROM_STDIN = 'read the password from standard input, instead of making one'

export function userCommands(): Command {
  const group = new Command('user').description('people who sign in')
  const create = group
    .command('create')
    .argument('<username>')
    .requiredOption('--email <address>', 'where to reach them')
    .option('--password-stdin', FROM_STDIN)
    .description('makes a user, who works nowhere yet; a password that is made is shown once')
  does(create, async ({ sql }, [username = ''], options) => {
    const email = String(options['email'])
    checkContact({ email })
    const { hash, shown } = await newPassword(options)
    const id = await inTransaction({ sql }, async (tx) => {
      const id = await insertUser(tx, { username, email, password_hash: hash })
      await recordAudit(tx, { action: 'user.created', actor: 'operator', subject: `user:${id}` })
      return id
    })
    return { data: { id, username, ...shown }, lines: [`User ${id} is made.`, ...linesOf(shown)] }
  })
  const reset = group
    .command('reset-password')
    .argument('<username>')
    .option('--password-stdin', FROM_STDIN)
    .description('gives a user another password and ends all sessions; one that is made is shown once')
  does(reset, async ({ sql, config }, [username = ''], options) => {
    const { hash, shown } = await newPassword(options)
    const id = await inTransaction({ sql }, async (tx) => {
      const user = await findUserByName(tx, username)
      if (!user || !(await savePassword(tx, user.id, user.password_hash, hash)))
        throw notFound('User', username)
      const sessions = new Sessions(sql, config)
      await sessions.endAll(tx, user.id, { reason: 'password_reset', actor: 'operator' })
      await recordAudit(tx, { action: 'user.password_reset', actor: 'operator', subject: `user:${user.id}` })
      return user.id
    })
    return { data: { id, ...shown }, lines: [`User ${id} has a new password.`, ...linesOf(shown)] }
  })
  return group
}

const linesOf = ({ password }: { password?: string }) => (password ? [`Password: ${password}`] : [])

async function newPassword(options: Record<string, string | boolean>) {
  const given = options['passwordStdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
  // what the rule asks for comes last, the rest is random
  const password = given ?? `${randomBytes(15).toString('base64url')}aA1`
  checkPassword(password, 'password')
  const hash = await (await Passwords.start()).hash(password)
  return { hash, shown: given === undefined ? { password } : {} }
}
